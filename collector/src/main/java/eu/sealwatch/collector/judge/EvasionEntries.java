package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about evasion mean, for people. */
final class EvasionEntries {
    private EvasionEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "evasion.port-mismatch",
                        "Protocol on the port of another",
                        "A protocol, recognised by its handshake, was used on the well-known "
                                + "port of a different one.",
                        "It passes firewalls that look at ports alone, and is meant to, or "
                                + "is a setting that nobody documented.",
                        "Find out which software does it. Have it use its own port, or name "
                                + "it in the policy.",
                        "Give the endpoint a service with this protocol and port, such as "
                                + "`ssh/443`.",
                        "T1571",
                        Severity.MEDIUM));
    }
}
