package eu.sealwatch.collector.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * What a verified time stamp says.
 *
 * @param time when the authority had seen the bytes
 * @param accuracy how far the time may be off, as the token says; zero when it says nothing
 * @param authority subject of the certificate that signed
 * @param policy object identifier of the authority's policy
 * @param revocationChecked whether the token brought revocation lists to check against
 */
public record StampedTime(
        Instant time,
        Duration accuracy,
        String authority,
        String policy,
        boolean revocationChecked) {}
