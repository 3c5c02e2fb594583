/** RtspInspector implements , one class. Start at RtspInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rtsp;

import org.jspecify.annotations.NullMarked;
