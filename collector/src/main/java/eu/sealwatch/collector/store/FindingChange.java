package eu.sealwatch.collector.store;

import java.util.Arrays;
import java.util.Locale;

/**
 * What became of a finding, and when.
 *
 * @param entry log index of what made it so: a batch, what a person did, a policy
 * @param finding its id
 * @param time nanoseconds since the epoch
 */
public record FindingChange(long entry, String finding, Kind kind, long time) {

    /** What can become of one. */
    public enum Kind {
        OPENED,
        REOPENED,
        ACKNOWLEDGED,
        EXCEPTED,
        RESOLVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
