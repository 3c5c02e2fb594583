/** PPTP. Start at PptpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.pptp;

import org.jspecify.annotations.NullMarked;
