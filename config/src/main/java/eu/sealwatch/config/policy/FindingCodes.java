package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.Nearest;
import java.util.List;
import java.util.Set;

/** The codes that findings may have; none means that they are not known here. */
record FindingCodes(Set<String> known) {

    String code(String text) {
        if (!text.matches("[a-z]+\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a finding code is written group.code");
        }
        if (!known.isEmpty() && !known.contains(text)) {
            throw new IllegalArgumentException("unknown finding code" + Nearest.hint(text, known));
        }
        return text;
    }

    /** A code, or {@code group.*}. */
    String codeOrGroup(String text) {
        if (!text.endsWith(".*")) {
            return code(text);
        }
        List<String> groups =
                known.stream()
                        .map(code -> code.substring(0, code.indexOf('.')) + ".*")
                        .distinct()
                        .sorted()
                        .toList();
        if (!text.matches("[a-z]+\\.\\*") || !groups.isEmpty() && !groups.contains(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a group of finding codes" + Nearest.hint(text, groups));
        }
        return text;
    }
}
