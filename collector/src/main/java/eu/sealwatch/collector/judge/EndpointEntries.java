package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about places mean, for people. */
final class EndpointEntries {
    private EndpointEntries() {}

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
                        "endpoint.residency",
                        "Traffic with a country that is not allowed",
                        "The outside address is, by the databases that the policy names, "
                                + "in a country and an autonomous system that residency does not "
                                + "allow. It counts whoever opened the connection: remote access is "
                                + "itself a transfer. Countries are those of registration or "
                                + "estimate; through which countries the packets went nobody can "
                                + "see.",
                        "Where data lies decides whose law reaches it and who can demand "
                                + "it. Of a remote session the visible far end counts; who sits "
                                + "behind it may be elsewhere again.",
                        "Ask the owner of the endpoint where the service runs, and move it "
                                + "or have the country approved. Look the address up by hand: "
                                + "databases err.",
                        "Add the country or the autonomous system to `residency`.",
                        "T1537",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "endpoint.residency-unknown",
                        "Traffic with an address that no database places",
                        "No database that the policy names knows in which country the "
                                + "outside address is, and the policy does not accept that. Private "
                                + "addresses are not judged: they are in no country.",
                        "What nobody can place nobody can vouch for.",
                        "Update the databases. Look the address up at the regional "
                                + "registries, and name it as an endpoint if it is wanted.",
                        "Set `unknown: allow` under `residency`.",
                        "T1041",
                        Severity.LOW));
    }
}
