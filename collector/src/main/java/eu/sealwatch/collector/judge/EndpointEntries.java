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
                        Severity.MEDIUM));
    }
}
