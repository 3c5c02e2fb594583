package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exceptions of a policy. Those made for one finding are found by its id, others by code or
 * group. Where several match, the one that holds longest counts. Immutable.
 */
public final class Exceptions {
    private final Map<String, List<PolicyException>> byFinding = new HashMap<>();
    private final Map<String, List<PolicyException>> byCode = new HashMap<>();

    public Exceptions(Policy policy) {
        for (PolicyException exception : policy.exceptions()) {
            Map<String, List<PolicyException>> where =
                    exception.finding().isPresent() ? byFinding : byCode;
            String key = exception.finding().orElse(exception.code());
            where.computeIfAbsent(key, _ -> new ArrayList<>()).add(exception);
        }
    }

    /** The exception that means a finding, past its last day or not. */
    public Optional<Excepted> of(String code, String id, String subject, String about) {
        if (byFinding.isEmpty() && byCode.isEmpty()) {
            return Optional.empty();
        }
        String group = code.substring(0, code.indexOf('.')) + ".*";
        return Stream.of(
                        byFinding.getOrDefault(id, List.of()),
                        byCode.getOrDefault(code, List.of()),
                        byCode.getOrDefault(group, List.of()))
                .flatMap(List::stream)
                .filter(exception -> exception.matches(code, id, subject, about))
                .max(Comparator.comparing(PolicyException::expires))
                .map(Excepted::by);
    }
}
