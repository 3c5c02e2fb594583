/** RTP and RTCP. Start at RtpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rtp;

import org.jspecify.annotations.NullMarked;
