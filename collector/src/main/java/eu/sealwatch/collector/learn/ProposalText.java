package eu.sealwatch.collector.learn;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.preset.Presets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a proposal as a policy: what was seen as comments, what is to be decided as questions. */
final class ProposalText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final long MIB = 1L << 20;

    /** Limits leave room above what was seen: a busy day is no leak. */
    private static final int ROOM = 4;

    /** Where so many assets use a place, it is written for all of them. */
    private static final int MOST_USERS = 30;

    /** Sources of sessions that can be meant as jump hosts; more are just machines. */
    private static final int MOST_JUMP_HOSTS = 4;

    private static final int MOST_QUESTIONS = 60;

    private final Proposal proposal;
    private final String site;
    private final List<LearnedAsset> assets;
    private final List<LearnedEndpoint> endpoints;
    private final Set<Cidr> cameFrom = new HashSet<>();
    private final List<String> questions = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    ProposalText(Proposal proposal, String site) {
        this.proposal = proposal;
        this.site = site;
        for (Learner.Visit visit : proposal.visits()) {
            cameFrom.add(new Cidr(visit.from().toByteArray(), visit.from().size() * 8));
        }
        Set<Cidr> jumpHosts = cameFrom.size() <= MOST_JUMP_HOSTS ? cameFrom : Set.of();
        this.assets = LearnedAsset.of(proposal.devices(), jumpHosts);
        this.endpoints = LearnedEndpoint.of(proposal.places());
    }

    String write(String id, int version, List<String> findings) {
        sites();
        assets();
        endpoints();
        encryption();
        maintenance();
        questions.addAll(findings);
        String body = out.toString();
        out.setLength(0);
        head();
        line("id: \"%s\"", id);
        line("version: %d", version);
        line("");
        line("# Not in force until a named person takes it on: sealwatch policy approve --as NAME");
        line("approval:");
        line("  proposed: %s", day(proposal.last()));
        line("");
        return out + body;
    }

    private void head() {
        line(
                "# Learned from %,d flows%s.",
                proposal.flows(),
                proposal.flows() == 0
                        ? ""
                        : ", " + time(proposal.first()) + " to " + time(proposal.last()));
        line("# It allows what was seen, and nothing else: read it as a list of questions.");
        line("#");
        line("# Open questions:");
        questions.stream().limit(MOST_QUESTIONS).forEach(question -> line("# - %s", question));
        if (questions.size() > MOST_QUESTIONS) {
            line("# - and %d more", questions.size() - MOST_QUESTIONS);
        }
        line("");
    }

    private void sites() {
        SortedSet<String> networks = new TreeSet<>();
        proposal.devices().forEach(device -> networks.add(around(device.address()).toString()));
        if (networks.isEmpty()) {
            networks.add("192.0.2.0/24");
            questions.add("Nothing inside was seen; which networks are yours?");
        } else {
            questions.add(
                    "Are these your networks, and all of them: "
                            + String.join(", ", networks)
                            + "?");
        }
        if (proposal.beyond() > 0) {
            questions.add(
                    "%,d observations found no room and are not in here; learn from less at a time"
                            .formatted(proposal.beyond()));
        }
        line("sites:");
        line("  - id: \"%s\"", site);
        line("    networks: [%s]", networks.stream().map(ProposalText::quoted).collect(comma()));
        line("");
    }

    /** Addresses are handed out by the sixteen bits of a site, or by what a provider gives. */
    private static Cidr around(Cidr address) {
        byte[] bytes = address.network();
        boolean ipv4 = bytes.length == 4;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean privateRange =
                ipv4
                        ? first == 10
                                || first == 172 && second >> 4 == 1
                                || first == 192 && second == 168
                        : first >> 1 == 0x7e;
        int bits = ipv4 ? (privateRange ? 16 : 24) : (privateRange ? 48 : 64);
        return new Cidr(bytes, bits);
    }

    private void assets() {
        line("assets:");
        for (LearnedAsset asset : assets) {
            Device first = asset.devices().getFirst();
            long flows = asset.devices().stream().mapToLong(Device::flows).sum();
            String serves = first.serves().stream().limit(6).collect(Collectors.joining(", "));
            line(
                    "  # %,d flows, %s to %s%s",
                    flows,
                    time(first.first()),
                    time(first.last()),
                    serves.isEmpty() ? "" : "; serves " + serves);
            line("  - id: \"%s\"", asset.id());
            line("    kind: %s", asset.kind());
            line("    site: \"%s\"", site);
            line(
                    "    addresses: [%s]",
                    asset.devices().stream()
                            .map(device -> quoted(Cidr.format(device.address().network())))
                            .collect(comma()));
            Set<String> macs =
                    asset.devices().stream()
                            .flatMap(device -> device.macs().stream())
                            .collect(Collectors.toSet());
            boolean alone =
                    macs.size() == 1
                            && asset.devices().stream().allMatch(each -> each.macs().size() == 1)
                            && holders(macs.iterator().next()) == asset.devices().size();
            if (alone) {
                line("    mac: \"%s\"", macs.iterator().next());
            }
        }
        if (assets.isEmpty()) {
            line("  []");
        }
        line("");
    }

    private long holders(String mac) {
        return proposal.devices().stream().filter(device -> device.macs().contains(mac)).count();
    }

    private void endpoints() {
        line("endpoints:");
        Set<String> taken = new HashSet<>();
        for (LearnedEndpoint endpoint : endpoints) {
            endpoint(endpoint, taken);
        }
        if (endpoints.isEmpty()) {
            line("  []");
        }
        line("");
    }

    private void endpoint(LearnedEndpoint endpoint, Set<String> taken) {
        String id = LearnedAsset.free(LearnedAsset.id(endpoint.title()), taken);
        line(
                "  # %,d flows, %s to %s; most that left: %s a connection, %s an hour, %s a day",
                endpoint.flows(),
                time(endpoint.first()),
                time(endpoint.last()),
                size(endpoint.mostByConnection()),
                size(endpoint.mostByHour()),
                size(endpoint.mostByDay()));
        doubts(endpoint, id);
        line("  - id: \"%s\"", id);
        if (!endpoint.names().isEmpty()) {
            line(
                    "    names: [%s]",
                    endpoint.names().stream().map(ProposalText::quoted).collect(comma()));
        }
        if (!endpoint.networks().isEmpty()) {
            line(
                    "    networks: [%s]",
                    endpoint.networks().stream().map(ProposalText::quoted).collect(comma()));
        }
        if (!endpoint.services().isEmpty()) {
            line("    services: [%s]", String.join(", ", endpoint.services()));
        }
        if (endpoint.inbound()) {
            line("    direction: inbound");
        }
        List<String> users =
                assets.stream()
                        .filter(asset -> endpoint.users().stream().anyMatch(asset::has))
                        .map(LearnedAsset::id)
                        .toList();
        if (users.size() <= MOST_USERS) {
            line("    assets: [%s]", users.stream().map(ProposalText::quoted).collect(comma()));
        }
        line("    limits:");
        line("      per-connection: %s", room(endpoint.mostByConnection()));
        line("      per-hour: %s", room(endpoint.mostByHour()));
        line("      per-day: %s", room(endpoint.mostByDay()));
        line("    purpose: Seen in ordinary use; say what it is for");
    }

    private void doubts(LearnedEndpoint endpoint, String id) {
        if (endpoint.unanswered() == endpoint.flows()) {
            doubt(id, "never answered; is it still needed?");
        }
        if (endpoint.unknown() == endpoint.flows()) {
            doubt(id, "no protocol was recognised; what is it?");
        }
        if (!endpoint.networks().isEmpty()) {
            doubt(id, "known by address alone; whose is it?");
        }
        boolean resolves =
                endpoint.services().stream().anyMatch(service -> service.startsWith("dns/"));
        if (resolves) {
            doubt(id, "answers name look-ups; is it a resolver that assets are meant to use?");
        }
    }

    private void doubt(String id, String question) {
        line("  # ? %s", question);
        questions.add("endpoint " + id + ": " + question);
    }

    private void encryption() {
        line("encryption:");
        line("  preset: %s", Presets.DEFAULT);
        line("  least-grade: sufficient");
        line("");
    }

    private void maintenance() {
        proposal.leftOut()
                .forEach((key, flows) ->
                        questions.add(
                                "Remote access %s %s (%,d flows) is left out; if it is meant, approve the tool and add the endpoint"
                                        .formatted(
                                                key.inbound() ? "from" : "through",
                                                key.place(),
                                                flows)));
        List<Learner.Visit> visits = proposal.visits();
        if (visits.isEmpty()) {
            return;
        }
        line("# %,d sessions between machines inside.", visits.size());
        line("maintenance:");
        if (cameFrom.size() <= MOST_JUMP_HOSTS) {
            line("  jump-hosts:");
            Set<String> taken = new HashSet<>();
            cameFrom.stream()
                    .sorted(Comparator.comparing(Cidr::toString))
                    .forEach(address -> jumpHost(address, taken));
            questions.add("Are the sources of maintenance sessions meant as jump hosts?");
        } else {
            questions.add(
                    "Maintenance sessions came from %d machines, so no jump host is written; which is meant?"
                            .formatted(cameFrom.size()));
        }
        SortedSet<String> tools = new TreeSet<>();
        visits.forEach(visit -> tools.add(visit.tool()));
        line("  tools: [%s]", String.join(", ", tools));
        line("  windows:");
        for (LearnedWindow window : LearnedWindow.of(visits, proposal.zone())) {
            line("    - id: %s", window.id());
            line("      days: [%s]", window.daysText());
            line("      from: \"%02d:00\"", window.from());
            line("      to: \"%02d:00\"", window.to());
            line("      zone: %s", proposal.zone().getId().equals("Z") ? "UTC" : proposal.zone());
        }
        questions.add(
                "Maintenance windows are the hours at which sessions began, with an hour to spare;"
                        + " which are agreed?");
        line("");
    }

    private void jumpHost(Cidr address, Set<String> taken) {
        String id =
                assets.stream()
                        .filter(asset -> asset.has(address))
                        .map(LearnedAsset::id)
                        .findFirst()
                        .orElse("jump-host");
        line("    - id: \"%s\"", LearnedAsset.free(id, taken));
        line("      addresses: [%s]", quoted(Cidr.format(address.network())));
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).replaceAll("[\\p{Cntrl}]", " "));
        out.append('\n');
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static java.util.stream.Collector<CharSequence, ?, String> comma() {
        return Collectors.joining(", ");
    }

    private static String time(long nanos) {
        return MINUTE.format(Instant.ofEpochSecond(0, nanos));
    }

    private static String day(long nanos) {
        return Instant.ofEpochSecond(0, Math.max(0, nanos))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static String size(long bytes) {
        return bytes < MIB
                ? String.format(Locale.ROOT, "%,d KiB", (bytes + 1023) >> 10)
                : String.format(Locale.ROOT, "%,d MiB", (bytes + MIB - 1) / MIB);
    }

    /** Up to the next of 1, 2, 5, 10, 20, ... MiB. */
    private static String room(long bytes) {
        long wanted = Math.max(1, (ROOM * bytes + MIB - 1) / MIB);
        long step = 1;
        while (true) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * step >= wanted) {
                    return digit * step + "MiB";
                }
            }
            step *= 10;
        }
    }
}
