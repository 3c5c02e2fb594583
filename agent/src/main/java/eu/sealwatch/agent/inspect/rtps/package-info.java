/** DDS's wire protocol, RTPS. Start at RtpsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rtps;

import org.jspecify.annotations.NullMarked;
