package eu.sealwatch.collector.store;

import eu.sealwatch.collector.judge.Finding;

/**
 * A finding with what has become of it.
 *
 * @param finding as it was first raised
 * @param lastSeen nanoseconds since the epoch
 * @param count how many flows showed it
 * @param state open, acknowledged, resolved or excepted
 * @param entry log index of the finding's entry
 */
public record StoredFinding(Finding finding, long lastSeen, long count, String state, long entry) {}
