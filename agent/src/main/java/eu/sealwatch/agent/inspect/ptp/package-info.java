/** Precision Time Protocol, IEEE 1588. Start at PtpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ptp;

import org.jspecify.annotations.NullMarked;
