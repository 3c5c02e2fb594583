package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every finding code that exists, and what people need to know of it. */
public final class Catalogue {
    private static final List<Entry> IN_ORDER =
            Stream.of(
                            EndpointEntries.all(),
                            EncryptionEntries.all(),
                            MaintenanceEntries.all(),
                            DetectorEntries.all(),
                            ContentEntries.all(),
                            EvasionEntries.all(),
                            AssetEntries.all(),
                            CoverageEntries.all(),
                            PolicyEntries.all())
                    .flatMap(List::stream)
                    .toList();
    private static final Map<String, Entry> BY_CODE =
            IN_ORDER.stream().collect(Collectors.toUnmodifiableMap(Entry::code, entry -> entry));

    private Catalogue() {}

    /**
     * What there is to know of a finding code, for people.
     *
     * @param code {@code group.code}
     * @param title a few words
     * @param meaning what was seen
     * @param why why it matters at a scanner
     * @param advice what to do, in order
     * @param exception how the policy can allow it
     * @param technique MITRE ATT&amp;CK id, empty where none fits
     * @param severity where the policy sets no other
     */
    public record Entry(
            String code,
            String title,
            String meaning,
            String why,
            String advice,
            String exception,
            String technique,
            Severity severity) {

        /** Where {@code docs/findings.md} explains the code. */
        public String reference() {
            return "docs/findings.md#" + anchor();
        }

        /** As Markdown readers make it of the heading. */
        String anchor() {
            return code.replace(".", "");
        }
    }

    /** Group by group, as the page shows them. */
    public static List<Entry> entries() {
        return IN_ORDER;
    }

    /** The codes, for readers of policies. */
    public static Set<String> codes() {
        return BY_CODE.keySet();
    }

    /**
     * @throws IllegalArgumentException when there is no such code
     */
    public static Entry of(String code) {
        Entry entry = BY_CODE.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("there is no finding code '" + code + "'");
        }
        return entry;
    }
}
