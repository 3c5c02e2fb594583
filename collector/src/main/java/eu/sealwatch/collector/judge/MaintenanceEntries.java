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
                        "maintenance.no-work-order",
                        "Maintenance that nobody ordered",
                        "The policy requires a work order for each visit. A session began in an "
                                + "open window, or at an asset without windows, and no order for "
                                + "this asset, tool and way in was open.",
                        "The order names who comes and who agreed to it. Without one nobody can "
                                + "say afterwards whose hands were in the scanner.",
                        "Ask the maintainer who it was and why. If it was agreed, have the order "
                                + "written; if not, end the session and keep the evidence.",
                        "Add a work order, or unset `orders-required`.",
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
                        "maintenance.overrun",
                        "Maintenance that goes on for too long",
                        "A session that began in time still had traffic after its window or work "
                                + "order had ended, or for longer than they permit. Raised while "
                                + "the session runs.",
                        "A session that stays open is a door that stays open, long after "
                                + "everybody who knew of it went home.",
                        "Ask the maintainer whether the work goes on. If it does, extend the "
                                + "order; if nobody answers, cut the connection.",
                        "Extend the window or the work order, or set another `longest`.",
                        "T1133",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "maintenance.reverse-tunnel",
                        "Connection outwards that can be a way in",
                        "An asset opened an SSH connection, and by sizes and turns the requests "
                                + "then came from the server's side, as when a port over there "
                                + "leads back to the asset or to its neighbours. It is a guess "
                                + "from figures: what travels inside cannot be seen.",
                        "Such a tunnel passes every firewall that lets the asset out, and lets "
                                + "in whoever reaches the other end, unseen.",
                        "Look for `ssh -R` or a tunnel service on the asset, and end it. Find out "
                                + "who set it up.",
                        "An exception for the finding; there is no setting that allows it.",
                        "T1572",
                        Severity.HIGH));
    }
}
