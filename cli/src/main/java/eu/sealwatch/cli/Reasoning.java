package eu.sealwatch.cli;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.Judge.Opinion;
import eu.sealwatch.collector.judge.rule.Rules;
import eu.sealwatch.collector.judge.scene.Chatter;
import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.NamePattern;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.v1.FlowRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells how a policy looks at one flow: who is who, which endpoint it is, what each rule says. */
final class Reasoning {
    /** Endpoints at other places that are listed with the reason; the rest is a number. */
    private static final int MOST_ELSEWHERE = 10;

    private static final String INDENT = "            ";

    private final Policy policy;
    private final Judge judge;
    private final PolicyIndex index;
    private final PolicyLines lines;
    private final PrintStream out;

    Reasoning(Policy policy, PolicyLines lines, PrintStream out) {
        this.policy = policy;
        this.judge = new Judge(policy);
        this.index = new PolicyIndex(policy);
        this.lines = lines;
        this.out = out;
    }

    /** Whether any rule calls it a breach. */
    boolean explain(FlowRecord flow) {
        Scene scene = new Scene(flow, index);
        say("flow", described(scene));
        if (Chatter.is(flow)) {
            say("", "talk that no router passes on: nobody's business, so no rule is asked");
            return false;
        }
        who(scene);
        if (scene.crossesPerimeter()) {
            where(scene);
        }
        return rules(flow);
    }

    private static String described(Scene scene) {
        FlowRecord flow = scene.flow();
        return String.join(
                "  ",
                FindingText.time(flow.getStart()),
                socket(scene.source(), flow.getSource().getPort())
                        + " > "
                        + socket(scene.destination(), flow.getDestination().getPort()),
                scene.transport(),
                spoken(flow),
                Places.name(flow));
    }

    private static String socket(ByteString address, int port) {
        String text = Scene.format(address);
        if (port == 0) {
            return text;
        }
        return (address.size() == 16 ? "[" + text + "]" : text) + ":" + port;
    }

    private static String spoken(FlowRecord flow) {
        if (flow.getProtocol().isEmpty()) {
            return "protocol not known";
        }
        return flow.getApplication().isEmpty()
                ? flow.getProtocol()
                : flow.getProtocol() + " with " + flow.getApplication();
    }

    private void who(Scene scene) {
        say(
                "way",
                switch (scene.way()) {
                    case OUTBOUND -> "outbound: only the source is inside";
                    case INBOUND -> "inbound: only the destination is inside";
                    case INTERNAL -> "internal: both are inside";
                    case EXTERNAL ->
                            "external: neither "
                                    + Scene.format(scene.source())
                                    + " nor "
                                    + Scene.format(scene.destination())
                                    + " is in the networks of any site";
                });
        scene.site().ifPresent(site -> decided("site", site.id(), site.line()));
        if (scene.asset().isPresent()) {
            decided("asset", scene.asset().get().id(), scene.asset().get().line());
        } else if (scene.way() != Scene.Way.EXTERNAL) {
            say("asset", "none: " + Scene.format(scene.inside()) + " is no asset's address");
        }
    }

    private void where(Scene scene) {
        Optional<Endpoint> matched = scene.endpoint();
        matched.ifPresentOrElse(
                endpoint -> {
                    decided("endpoint", endpoint.id(), endpoint.line());
                    out.println(INDENT + place(endpoint, scene).orElseThrow());
                },
                () -> say("endpoint", "none"));
        int elsewhere = 0;
        for (Endpoint endpoint : policy.endpoints()) {
            if (matched.filter(endpoint::equals).isPresent()) {
                continue;
            }
            List<String> obstacles = obstacles(endpoint, scene);
            boolean here = place(endpoint, scene).isPresent();
            if (here || ++elsewhere <= MOST_ELSEWHERE) {
                say(
                        "not",
                        "%s (%s): %s"
                                .formatted(
                                        endpoint.id(),
                                        endpoint.line(),
                                        obstacles.isEmpty()
                                                ? "fits too; one above it fits as well"
                                                : String.join("; ", obstacles)));
            }
        }
        if (elsewhere > MOST_ELSEWHERE) {
            say("not", "%,d more, which are other places".formatted(elsewhere - MOST_ELSEWHERE));
        }
    }

    /** How the endpoint is the flow's far side, if it is. */
    private static Optional<String> place(Endpoint endpoint, Scene scene) {
        FlowRecord flow = scene.flow();
        String claimed = EndpointIndex.claimedName(flow);
        List<String> names = claimed.isEmpty() ? flow.getNamesList() : List.of(claimed);
        for (String name : names) {
            for (NamePattern pattern : endpoint.names()) {
                if (pattern.matches(name)) {
                    return Optional.of(
                            "%s matches %s, the name that %s"
                                    .formatted(
                                            pattern,
                                            name,
                                            claimed.isEmpty()
                                                    ? "a look-up gave"
                                                    : "the client asked for"));
                }
            }
        }
        ByteString outside =
                scene.way() == Scene.Way.OUTBOUND ? scene.destination() : scene.source();
        if (names.isEmpty() || endpoint.names().isEmpty()) {
            for (Cidr network : endpoint.networks()) {
                if (network.contains(outside.toByteArray())) {
                    return Optional.of(network + " holds " + Scene.format(outside));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> obstacles(Endpoint endpoint, Scene scene) {
        var obstacles = new ArrayList<String>();
        if (place(endpoint, scene).isEmpty()) {
            obstacles.add("another place: " + places(endpoint));
        }
        if (!endpoint.users().include(scene.asset())) {
            obstacles.add(
                    scene.asset().map(Asset::id).orElse("what is no asset") + " may not use it");
        }
        if (!endpoint.direction().permits(scene.way() == Scene.Way.INBOUND)) {
            obstacles.add("only " + endpoint.direction().word() + " connections are meant");
        }
        if (endpoint.expires().filter(scene.day()::isAfter).isPresent()) {
            obstacles.add("its last day was " + endpoint.expires().get());
        }
        if (EndpointIndex.fit(endpoint, scene.flow()) == EndpointIndex.Fit.NO) {
            obstacles.add(
                    "%s is not among its services %s"
                            .formatted(scene.service(), endpoint.services()));
        }
        return obstacles;
    }

    private static String places(Endpoint endpoint) {
        var places = new ArrayList<String>();
        endpoint.names().forEach(name -> places.add(name.text()));
        endpoint.networks().forEach(network -> places.add(network.toString()));
        return places.size() <= 3
                ? String.join(", ", places)
                : String.join(", ", places.subList(0, 3)) + " and " + (places.size() - 3) + " more";
    }

    private boolean rules(FlowRecord flow) {
        List<Opinion> opinions = judge.explain(flow);
        out.println("rules");
        opinions.forEach(this::opinion);
        Set<String> asked = opinions.stream().map(Opinion::code).collect(Collectors.toSet());
        String idle =
                Rules.aboutFlows().stream()
                        .flatMap(group -> group.rules().stream())
                        .map(Rule::code)
                        .filter(code -> !asked.contains(code))
                        .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            out.println("  not concerned: " + idle);
        }
        return opinions.stream().anyMatch(opinion -> opinion.verdict() instanceof Verdict.Breach);
    }

    private void opinion(Opinion opinion) {
        switch (opinion.verdict()) {
            case Verdict.Allowed(Line line) -> verdict("allowed", opinion.code(), quoted(line));
            case Verdict.Breach breach -> {
                verdict("BREACH", opinion.code(), quoted(breach.line()));
                out.println(INDENT + breach.reason());
            }
            case Verdict.NotJudged(String why) -> verdict("not judged", opinion.code(), why);
        }
    }

    private void verdict(String word, String code, String rest) {
        out.printf(Locale.ROOT, "  %-10s  %-30s  %s%n", word, code, rest);
    }

    private void decided(String what, String id, Line line) {
        say(what, id + "  " + quoted(line));
    }

    private String quoted(Line line) {
        return line + lines.text(line).map(text -> "  | " + text).orElse("");
    }

    private void say(String what, String text) {
        out.printf(Locale.ROOT, "%-10s  %s%n", what, text.strip());
    }
}
