package eu.sealwatch.cli;

import eu.sealwatch.cli.Audit.Tally;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.v1.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same traffic judged by two policies, side by side. Without a second policy everything that
 * the candidate finds appears.
 */
final class Backtest implements Traffic.Visit {
    private final Policy candidate;
    private final Optional<Policy> against;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private @Nullable Audit underCandidate;
    private @Nullable Audit underAgainst;
    private long flows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Backtest(Policy candidate, Optional<Policy> against) {
        this.candidate = candidate;
        this.against = against;
    }

    enum Outcome {
        APPEARS,
        DISAPPEARS,
        STAYS
    }

    /** One finding under either policy; at least one of them finds it. */
    record Pair(Optional<Tally> against, Optional<Tally> candidate) {
        Outcome outcome() {
            if (against.isEmpty()) {
                return Outcome.APPEARS;
            }
            return candidate.isEmpty() ? Outcome.DISAPPEARS : Outcome.STAYS;
        }

        /** As the candidate has it, where it does. */
        Tally shown() {
            return candidate.or(() -> against).orElseThrow();
        }

        private Pair plus(Pair more) {
            return new Pair(sum(against, more.against), sum(candidate, more.candidate));
        }

        private static Optional<Tally> sum(Optional<Tally> one, Optional<Tally> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.or(() -> other);
            }
            Tally known = one.get();
            return Optional.of(
                    new Tally(
                            known.finding(),
                            Math.max(known.lastSeen(), other.get().lastSeen()),
                            known.flows() + other.get().flows()));
        }
    }

    @Override
    public void begin(String name) {
        underCandidate = new Audit(name, candidate);
        underAgainst = against.map(policy -> new Audit(name, policy)).orElse(null);
    }

    @Override
    public void take(Observation observation, String agent) {
        if (underCandidate != null) {
            underCandidate.take(observation, agent);
        }
        if (underAgainst != null) {
            underAgainst.take(observation, agent);
        }
    }

    @Override
    public void end() {
        if (underCandidate == null) {
            throw new IllegalStateException("what ends has not begun");
        }
        Map<String, Tally> candidates = byId(underCandidate.findings());
        Map<String, Tally> others =
                byId(underAgainst == null ? List.of() : underAgainst.findings());
        candidates.forEach((id, tally) -> add(id, Optional.ofNullable(others.get(id)), tally));
        others.forEach((id, tally) -> {
            if (!candidates.containsKey(id)) {
                pairs.merge(id, new Pair(Optional.of(tally), Optional.empty()), Pair::plus);
            }
        });
        flows += underCandidate.flows();
        if (underCandidate.flows() > 0) {
            first = Math.min(first, underCandidate.first());
            last = Math.max(last, underCandidate.last());
        }
    }

    private void add(String id, Optional<Tally> other, Tally tally) {
        pairs.merge(id, new Pair(other, Optional.of(tally)), Pair::plus);
    }

    private static Map<String, Tally> byId(List<Tally> tallies) {
        var byId = new HashMap<String, Tally>();
        tallies.forEach(tally -> byId.put(tally.finding().id(), tally));
        return byId;
    }

    Policy candidate() {
        return candidate;
    }

    Optional<Policy> against() {
        return against;
    }

    long flows() {
        return flows;
    }

    /** Start of the first flow, nanoseconds since the epoch; meaningless when there was none. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Worst first, then in the order in which they were first seen. */
    List<Pair> pairs(Outcome outcome) {
        var chosen = new ArrayList<Pair>();
        for (Pair pair : pairs.values()) {
            if (pair.outcome() == outcome) {
                chosen.add(pair);
            }
        }
        chosen.sort(
                Comparator.comparing((Pair pair) -> pair.shown().finding().severity())
                        .reversed()
                        .thenComparing(pair -> pair.shown().finding().time())
                        .thenComparing(pair -> pair.shown().finding().id()));
        return chosen;
    }

    /** Whether the two policies find the same, whatever they say of it. */
    boolean same() {
        return pairs.values().stream().allMatch(pair -> pair.outcome() == Outcome.STAYS);
    }
}
