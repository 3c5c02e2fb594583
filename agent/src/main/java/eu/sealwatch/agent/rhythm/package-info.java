/**
 * How remote-access flows move after their handshake, and what that suggests. Knows sizes, sides
 * and packet times, nothing of packets or their bytes. Start at RhythmMeter.
 */
@NullMarked
package eu.sealwatch.agent.rhythm;

import org.jspecify.annotations.NullMarked;
