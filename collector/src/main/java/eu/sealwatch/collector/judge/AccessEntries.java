package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about places, maintenance, evasion and devices mean, for people. */
final class AccessEntries {
    private AccessEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "endpoint.not-allowed",
                        "Traffic with a place that is not allowed",
                        "An inside address exchanged packets with an outside place, or tried "
                                + "to, and no endpoint of the policy in force names that place for "
                                + "this asset. An endpoint past its last day counts as absent.",
                        "Data that leaves a scanner can show what customs knows and how it "
                                + "looks for it. The list of places allowed is the one promise that "
                                + "everything else rests on.",
                        "Find out which software opened the connection, from the name, the "
                                + "time and the JA4 fingerprint. If nobody can explain it, block it at "
                                + "the firewall and keep the evidence. If it is wanted, have it "
                                + "approved.",
                        "Add an endpoint with its name, services, purpose, approver and, "
                                + "best, an expiry.",
                        "T1041",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "endpoint.wrong-service",
                        "Allowed place, other service",
                        "The outside place is an endpoint of the policy, but neither the "
                                + "protocol nor the port is among its services.",
                        "A place that is trusted for one thing, such as updates, becomes a "
                                + "way in or out when it is used for another.",
                        "Ask the owner of the endpoint what changed. Compare with the time "
                                + "of the last update of the device.",
                        "Add the service to the endpoint.",
                        "T1048",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "endpoint.direct-ip",
                        "Address used without a name look-up",
                        "The client went straight to an outside address. The agent had "
                                + "watched for longer than the policy's grace time and saw no look-up "
                                + "that gave this address, and the client named no server.",
                        "Installed products use names. A fixed address is typical of "
                                + "implants and of forgotten test settings, and it hides who the other "
                                + "side is. A look-up over an encrypted resolver would not be seen.",
                        "Find the setting that holds the address. Check whether the device "
                                + "resolves names on a path that the agent cannot see.",
                        "Add an endpoint with the address as a network.",
                        "T1568.003",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "maintenance.outside-window",
                        "Maintenance outside of the agreed time",
                        "A remote-maintenance session with an asset began when neither a "
                                + "window nor a work order for this asset and tool was open.",
                        "Agreed times are how the site knows who can be inside, and that "
                                + "somebody watches.",
                        "Ask the maintainer what was done. If it was planned, ask for a work "
                                + "order next time; if nobody knows of it, end the session and keep "
                                + "the evidence.",
                        "Add a window or a work order.",
                        "T1133",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "maintenance.unapproved-tool",
                        "Remote-maintenance tool that is not approved",
                        "A protocol or product that lets somebody operate an asset from afar "
                                + "was recognised, and the policy does not approve it. Whether "
                                + "somebody did operate it cannot be seen.",
                        "Each further tool is a further door, often through a relay abroad "
                                + "that the site does not control.",
                        "Remove the tool from the asset. If the maintainer needs it, agree "
                                + "on it and approve it.",
                        "Add the tool to the approved tools.",
                        "T1219",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "maintenance.not-via-jump-host",
                        "Maintenance that goes round the jump host",
                        "A remote-maintenance session has none of the configured jump hosts "
                                + "at either end.",
                        "The jump host is where people log in by name and sessions are "
                                + "recorded.",
                        "Close the direct way at the firewall. Check which account was used "
                                + "on the asset.",
                        "Add the host to the jump hosts.",
                        "T1090",
                        Severity.HIGH),
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
                        "asset.unknown",
                        "Device that is in no inventory",
                        "An inside address that no asset of the policy has was seen on the "
                                + "network, or talked with the outside.",
                        "An added modem, a laptop or a remote keyboard at a scanner is a way "
                                + "in that nobody guards.",
                        "Find the device by its hardware address and switch port. Add it to "
                                + "the inventory or remove it.",
                        "Add it as an asset, or as a jump host.",
                        "T1195.003",
                        Severity.MEDIUM));
    }
}
