package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes of rules with a memory mean, for people, and of their kin about ways out. */
final class DetectorEntries {
    private DetectorEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "endpoint.first-contact",
                        "First use of an allowed place",
                        "An inside address that has been known for longer than the learning "
                                + "time used an allowed endpoint for the first time. Off unless the "
                                + "policy turns it on.",
                        "Nothing is wrong with it by itself. After an update or a visit it "
                                + "shows what a device began to do that it did not do before.",
                        "Compare with the time of the last change to the device. If nobody "
                                + "meant it, narrow the endpoint to the assets that need it.",
                        "List the assets that may use the endpoint, or leave the detector "
                                + "off.",
                        "",
                        Severity.INFO),
                new Catalogue.Entry(
                        "endpoint.off-hours",
                        "Allowed place at an unusual hour",
                        "An asset and an allowed endpoint exchanged data at an hour of the "
                                + "week at which, and beside which, they had been silent in all weeks "
                                + "of learning. Off unless the policy turns it on.",
                        "Who uses an allowed way for something else does it when nobody "
                                + "watches.",
                        "Ask who worked at that time. Compare volumes with those of the "
                                + "usual hours.",
                        "Accept the finding: an hour that is used becomes usual by itself.",
                        "T1029",
                        Severity.LOW),
                new Catalogue.Entry(
                        "leak.volume",
                        "More leaves than allowed or usual",
                        "An asset sent more to a place than the endpoint's limits allow for "
                                + "a connection, an hour or a day, or, after the learning time, many "
                                + "times what is usual between the two at that hour of the week. It "
                                + "is told while the data flows.",
                        "Scan images and the rules by which cargo is chosen are large. An "
                                + "allowed and encrypted way is the natural one to take them out.",
                        "Ask the owner of the endpoint what was sent. If nobody can say, "
                                + "close the way, keep the evidence, and look at what lay on the asset.",
                        "Raise the endpoint's limits. An hourly limit takes the place of "
                                + "what is usual.",
                        "T1048",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "leak.slow-drip",
                        "A little leaves every day",
                        "On several of seven days an asset sent more to a place than came "
                                + "back, each day too little to reach a limit. To an allowed endpoint "
                                + "only days far beyond the usual count.",
                        "Limits are known to those who want to stay below them. A few "
                                + "megabytes a day are every list and every report of a year.",
                        "Find out which software sends it, from the name, the times and the "
                                + "JA4 fingerprint. Compare with what changed on the first of the "
                                + "days.",
                        "Add an endpoint for the place; for an allowed one set "
                                + "`detectors.slow-drip.factor` higher.",
                        "T1030",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "leak.beacon",
                        "Regular calls to a place that is not allowed",
                        "An asset comes back to the same place at regular intervals, with "
                                + "much the same amount each time, for hours. Clocks, name resolution, "
                                + "pings, keep-alives of tunnels, and whatever an endpoint allows do "
                                + "not count.",
                        "Implants ask for orders in this way. So do licence checks and "
                                + "telemetry that nobody approved: in both cases somebody outside "
                                + "decides what happens next.",
                        "Find out which software calls. If nobody knows it, cut the asset off "
                                + "after its memory was saved, and look for the same place at other "
                                + "sites.",
                        "Add an endpoint for the place, with the service.",
                        "T1071.001",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "leak.dns-tunnel",
                        "Data inside of names",
                        "A client asked one domain for many different names that are long "
                                + "and look random, so that they can carry data out, and answers in. "
                                + "Names about addresses, of content networks and of known reputation "
                                + "services do not count. Response sizes are not looked at.",
                        "Name resolution works nearly everywhere, also where nothing else "
                                + "is allowed out.",
                        "Look at the names in the look-up records. Block the domain at the "
                                + "resolver, and find the program on the client.",
                        "Add the domain to `detectors.dns-tunnel.except`.",
                        "T1071.004",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "leak.icmp-tunnel",
                        "Data inside of pings",
                        "An asset exchanged pings with an outside place whose answers are not "
                                + "of the size of the requests, as an echo's are, or large ones in "
                                + "great number.",
                        "Pings pass many firewalls unseen, and tools that carry connections "
                                + "inside of them are at hand.",
                        "Allow pings to known places alone. Find the program that sends " + "them.",
                        "Raise `detectors.icmp-tunnel.most` for monitors that send large "
                                + "pings.",
                        "T1095",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "leak.unknown-encrypted",
                        "Much leaves in no known protocol",
                        "A connection whose protocol nobody knows, and whose bytes look "
                                + "encrypted or compressed, carried data to a place and port that no "
                                + "endpoint allows.",
                        "What is encrypted in its own way can be anything, and is built " + "so.",
                        "Ask the vendor what the software speaks. If it is a known product "
                                + "that we do not recognise, allow it by port.",
                        "Add an endpoint with the port, such as `tcp/9000`.",
                        "T1573",
                        Severity.HIGH),
                new Catalogue.Entry(
                        "leak.resolver-bypass",
                        "Names asked past the resolver",
                        "An inside client resolved names at a server that is neither among "
                                + "the policy's resolvers nor an endpoint: in clear, or over HTTPS, "
                                + "TLS, QUIC or DNSCrypt.",
                        "The site's resolver is where look-ups are seen and stopped. Going "
                                + "past it hides which places a device asks for, and can carry data.",
                        "Turn off the product's own resolver, or allow only the site's "
                                + "resolver at the firewall.",
                        "Add the server to `detectors.resolver-bypass.resolvers`, or as an "
                                + "endpoint with the service `dns`, `doh`, `dot` or `doq`.",
                        "T1071.004",
                        Severity.MEDIUM));
    }
}
