package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code evasion.port-mismatch}: a protocol, recognised by its handshake, on the well-known port of
 * another. Firewalls that look at ports alone let it pass. An endpoint that names the protocol with
 * this port makes it a wish instead.
 */
final class PortMismatch implements Rule {
    private static final String CODE = "evasion.port-mismatch";
    private static final Set<String> TLS = Set.of("tls");
    private static final Set<String> DNS = Set.of("dns", "dnscrypt");

    /** What may be heard on a well-known port; STARTTLS counts as the protocol that starts. */
    private static final Map<Integer, Set<String>> EXPECTED =
            Map.ofEntries(
                    Map.entry(21, Set.of("ftp", "ftp-control", "tls")),
                    Map.entry(22, Set.of("ssh")),
                    Map.entry(23, Set.of("telnet")),
                    Map.entry(25, Set.of("smtp")),
                    Map.entry(53, DNS),
                    Map.entry(80, Set.of("http", "http-proxy", "http2", "websocket", "ocsp")),
                    Map.entry(102, Set.of("s7comm", "rdp", "iec61850", "mms")),
                    Map.entry(104, Set.of("dicom", "tls")),
                    Map.entry(110, Set.of("pop3")),
                    Map.entry(123, Set.of("ntp")),
                    Map.entry(143, Set.of("imap")),
                    Map.entry(161, Set.of("snmp")),
                    Map.entry(389, Set.of("ldap")),
                    Map.entry(443, Set.of("tls", "quic", "dtls")),
                    Map.entry(445, Set.of("smb")),
                    Map.entry(465, TLS),
                    Map.entry(502, Set.of("modbus")),
                    Map.entry(587, Set.of("smtp")),
                    Map.entry(636, TLS),
                    Map.entry(853, Set.of("tls", "dtls", "quic", "dot", "doq")),
                    Map.entry(993, TLS),
                    Map.entry(995, TLS),
                    Map.entry(2762, TLS),
                    Map.entry(3389, Set.of("rdp", "tls", "dtls")),
                    Map.entry(5900, Set.of("vnc")));

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        FlowRecord flow = scene.flow();
        if (flow.getProtocol().isEmpty()) {
            return List.of();
        }
        Set<String> expected = EXPECTED.get(flow.getDestination().getPort());
        if (expected == null || expected.contains(flow.getProtocol())) {
            return List.of();
        }
        if (flow.getBasis() != FlowRecord.Basis.HANDSHAKE) {
            return List.of(new Verdict.NotJudged("the protocol is only a likeness"));
        }
        if (isWished(scene)) {
            return List.of(new Verdict.Allowed(scene.endpoint().orElseThrow().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.siteLine(),
                        scene.place() + " " + scene.service(),
                        "%s speaks %s with %s on port %d, where %s is expected"
                                .formatted(
                                        scene.subject(),
                                        flow.getProtocol(),
                                        scene.placeInFull(),
                                        flow.getDestination().getPort(),
                                        String.join(" or ", expected.stream().sorted().toList()))));
    }

    private static boolean isWished(Scene scene) {
        FlowRecord flow = scene.flow();
        return scene.endpoint().isPresent()
                && scene.endpoint().get().services().stream()
                        .anyMatch(service ->
                                service.protocol().equals(flow.getProtocol())
                                        && service.port().isPresent()
                                        && service.port().getAsInt()
                                                == flow.getDestination().getPort());
    }
}
