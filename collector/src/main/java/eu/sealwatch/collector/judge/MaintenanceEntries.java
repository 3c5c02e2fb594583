package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about remote maintenance mean, for people. */
final class MaintenanceEntries {
    private MaintenanceEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
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
                        Severity.HIGH));
    }
}
