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
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "evasion.name-mismatch",
                        "Server that is not the one that was named",
                        "The client named a server, and the one that answered showed a "
                                + "certificate that does not cover this name. Only up to TLS 1.2 can "
                                + "the certificate be seen.",
                        "A name that is allowed opens the door; who claims it and goes "
                                + "elsewhere comes through the same door. It is also how "
                                + "interception looks.",
                        "Compare the address with what the name resolves to. Ask the owner "
                                + "of the endpoint whether the certificate is theirs.",
                        "Pin the certificate at the endpoint.",
                        "T1090.004",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "evasion.tunnel",
                        "Tunnel that no endpoint has",
                        "An inside device holds a VPN, a proxy connection, an anonymiser "
                                + "such as Tor, or an encapsulation with an outside place, and no "
                                + "endpoint has this as a service.",
                        "What goes through a tunnel can leak unseen: no other rule sees "
                                + "inside.",
                        "Find the software and who set it up. If it is wanted, name it; if "
                                + "not, remove it.",
                        "Give the endpoint the service, such as `wireguard/51820`.",
                        "T1572",
                        Severity.HIGH));
    }
}
