/** GPRS tunnelling, 3GPP TS 29.060, 29.274 and 29.281. Starts at GtpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.gtp;

import org.jspecify.annotations.NullMarked;
