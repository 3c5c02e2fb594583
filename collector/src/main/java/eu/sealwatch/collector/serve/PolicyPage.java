package eu.sealwatch.collector.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policy in force, line by line, so that a finding can point at the one that decided. */
public record PolicyPage(Optional<Text> text) {
    private static final int AROUND = 3;

    public record Text(
            String id, int version, String file, long entry, long signed, List<Line> lines) {}

    /**
     * @param kind {@code comment}, {@code key} or {@code plain}
     */
    public record Line(int number, String text, String kind) {}

    /** Some lines around one. */
    public record Quote(int number, List<Line> lines) {}

    static void show(Exchange exchange, Sources sources) {
        Optional<Text> text =
                sources.policy()
                        .get()
                        .map(known ->
                                new Text(
                                        known.policy().id(),
                                        known.policy().version(),
                                        known.file(),
                                        known.entry(),
                                        sources.log()
                                                .latestCheckpoint()
                                                .map(signed -> signed.checkpoint().size())
                                                .orElse(0L),
                                        lines(known)));
        exchange.html(
                "policy.jte",
                exchange.frame(exchange.texts().of("nav.policy"), "/policy"),
                new PolicyPage(text));
    }

    /** The lines around {@code file:number}; empty when it is of another file. */
    static Optional<Quote> quote(InForce policy, String line) {
        int colon = line.lastIndexOf(':');
        if (colon < 0
                || !line.substring(0, colon).equals(policy.file())
                || !line.substring(colon + 1).matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(line.substring(colon + 1));
        List<Line> all = lines(policy);
        if (number < 1 || number > all.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new Quote(
                        number,
                        all.subList(
                                Math.max(0, number - 1 - AROUND),
                                Math.min(all.size(), number + AROUND))));
    }

    private static List<Line> lines(InForce policy) {
        var lines = new ArrayList<Line>();
        for (String line : policy.lines()) {
            String bare = line.strip();
            String kind =
                    bare.startsWith("#")
                            ? "comment"
                            : bare.matches("(- )?[A-Za-z0-9-]+:($| .*)") ? "key" : "plain";
            lines.add(new Line(lines.size() + 1, line, kind));
        }
        return lines;
    }
}
