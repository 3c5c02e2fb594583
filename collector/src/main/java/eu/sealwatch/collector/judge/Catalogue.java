package eu.sealwatch.collector.judge;

import eu.sealwatch.collector.judge.rule.Rules;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.config.policy.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every finding code that exists, and what people need to know of it. */
public final class Catalogue {
    private static final Map<String, Entry> BY_CODE = byCode();
    private static final List<Entry> IN_ORDER = inOrder();

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

    /** In the order of the rules. */
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

    private static Map<String, Entry> byCode() {
        var entries = new HashMap<String, Entry>();
        AccessEntries.all().forEach(entry -> entries.put(entry.code(), entry));
        EncryptionEntries.all().forEach(entry -> entries.put(entry.code(), entry));
        return Map.copyOf(entries);
    }

    private static List<Entry> inOrder() {
        var entries = new ArrayList<Entry>();
        for (Rule rule : Rules.all()) {
            entries.add(of(rule.code()));
        }
        return List.copyOf(entries);
    }
}
