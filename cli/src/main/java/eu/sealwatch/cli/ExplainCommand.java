package eu.sealwatch.cli;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives the line of reasoning about single flows, rule by rule. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says rule by rule what a policy makes of a flow, and why.",
            "The flow is one of a capture or a collector's log (--flow ID), a line of JSON as 'flows"
                    + " --format jsonl' prints it (--json), or described by options.",
            "Exit 0: no breach; 1: a breach."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final long NANOS = 1_000_000_000L;

    @Mixin Traffic traffic = new Traffic();

    @Option(names = "--policy", required = true, paramLabel = "P", description = "policy file")
    Path policyFile = Path.of("policy.yaml");

    @Option(
            names = "--flow",
            paramLabel = "ID",
            description = "event.id of a flow in the captures or in the log of --data")
    @Nullable String flowId;

    @Option(
            names = "--json",
            paramLabel = "F",
            description = "file with flow records, one in a line; - is standard input")
    @Nullable String json;

    @Option(names = "--source", paramLabel = "IP[:PORT]", description = "who opened the flow")
    @Nullable String source;

    @Option(names = "--destination", paramLabel = "IP:PORT", description = "to whom")
    @Nullable String destination;

    @Option(
            names = "--transport",
            paramLabel = "T",
            defaultValue = "tcp",
            description = "tcp, udp or icmp (default: ${DEFAULT-VALUE})")
    String transport = "tcp";

    @Option(
            names = "--protocol",
            paramLabel = "P",
            defaultValue = "",
            description = "what is spoken, as network.protocol names it: tls, ssh, rdp, ...")
    String protocol = "";

    @Option(
            names = "--application",
            paramLabel = "A",
            defaultValue = "",
            description = "what rides on it: doh, anydesk, ...")
    String application = "";

    @Option(
            names = "--server-name",
            paramLabel = "N",
            defaultValue = "",
            description = "the name that the client asks for")
    String serverName = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = "",
            description = "when it began, for example 2026-12-31T22:00:00Z (default: now)")
    String at = "";

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Policy policy = PolicyReader.read(policyFile, Catalogue.codes());
        try (PrintStream out = Output.standard()) {
            var reasoning = new Reasoning(policy, new PolicyLines(policyFile), out);
            return explain(policy, reasoning, out) ? Sealwatch.FINDINGS : Sealwatch.OK;
        }
    }

    private boolean explain(Policy policy, Reasoning reasoning, PrintStream out)
            throws IOException {
        if (flowId != null) {
            return reasoning.explain(found(policy, flowId));
        }
        if (json != null) {
            return explainLines(json, reasoning, out);
        }
        return reasoning.explain(described());
    }

    private boolean explainLines(String file, Reasoning reasoning, PrintStream out)
            throws IOException {
        boolean breach = false;
        long number = 0;
        try (BufferedReader lines =
                file.equals("-")
                        ? new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        : Files.newBufferedReader(Path.of(file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (number > 1) {
                    out.println();
                }
                try {
                    breach |= reasoning.explain(FlowLine.read(line));
                } catch (IOException e) {
                    throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
        if (number == 0) {
            throw new IOException(file + ": the file is empty");
        }
        return breach;
    }

    /** The last record of a flow: it holds what those before it did. */
    private FlowRecord found(Policy policy, String id) throws IOException {
        ByteString wanted = id(id);
        var records = new LinkedHashMap<ByteString, FlowRecord>();
        traffic.read(
                policy.sites().stream().flatMap(site -> site.networks().stream()).toList(),
                new Traffic.Visit() {
                    @Override
                    public void begin(String name) {}

                    @Override
                    public void take(Observation observation, String agent) {
                        if (observation.hasFlow() && observation.getFlow().getId().equals(wanted)) {
                            records.put(wanted, observation.getFlow());
                        }
                    }

                    @Override
                    public void end() {}
                },
                spec.commandLine());
        FlowRecord found = records.get(wanted);
        if (found == null) {
            throw new IOException("no flow has the id " + id);
        }
        return found;
    }

    private ByteString id(String digits) {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--flow " + digits + ": an id is hexadecimal", e);
        }
    }

    private FlowRecord described() {
        if (source == null || destination == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "say which flow: --flow ID of a capture or of --data, --json FILE, or --source"
                            + " and --destination");
        }
        long start = start();
        var flow =
                FlowRecord.newBuilder()
                        .setPhase(FlowRecord.Phase.CLOSED)
                        .setStart(start)
                        .setEnd(start)
                        .setTransport(number(transport))
                        .setProtocol(protocol)
                        .setApplication(application)
                        .setSource(peer("--source", source))
                        .setDestination(peer("--destination", destination))
                        .setDestinationTcpFlags(0x12);
        named(flow);
        return flow.build();
    }

    /** Where the name would be seen: in TLS, in HTTP, or failing both in a look-up. */
    private void named(FlowRecord.Builder flow) {
        if (serverName.isEmpty()) {
            return;
        }
        switch (protocol) {
            case "http" -> flow.setHttp(Http.newBuilder().setHost(serverName));
            case "tls", "quic" ->
                    flow.setTls(Tls.newBuilder().setClientSeen(true).setServerName(serverName));
            default -> flow.addNames(serverName).setLookupSight(FlowRecord.LookupSight.NAMED);
        }
    }

    private long start() {
        if (at.isEmpty()) {
            return Instant.now().getEpochSecond() * NANOS;
        }
        try {
            return OffsetDateTime.parse(at).toEpochSecond() * NANOS;
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--at " + at + ": not a moment such as 2026-12-31T22:00:00Z",
                    e);
        }
    }

    private int number(String word) {
        Map<String, Integer> numbers = Map.of("tcp", 6, "udp", 17, "icmp", 1);
        Integer number = numbers.get(word);
        if (number == null) {
            throw new ParameterException(
                    spec.commandLine(), "--transport " + word + ": give tcp, udp or icmp");
        }
        return number;
    }

    /** {@code 10.1.0.5}, {@code 10.1.0.5:40000} or {@code [2001:db8::1]:443}. */
    private Peer peer(String option, String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String address = (port ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
        try {
            return Peer.newBuilder()
                    .setIp(ByteString.copyFrom(Cidr.address(address)))
                    .setPort(port ? Integer.parseInt(text.substring(colon + 1)) : 0)
                    .setPackets(1)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s %s: not an address such as 10.1.0.5:443 or [2001:db8::1]:443"
                            .formatted(option, text),
                    e);
        }
    }
}
