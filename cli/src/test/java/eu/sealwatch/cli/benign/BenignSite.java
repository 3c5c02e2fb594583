package eu.sealwatch.cli.benign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A seaport with eight scanners in three shifts: its devices, the places outside that it may talk
 * to, and its policy. {@link BenignTraffic} lets it live.
 */
public final class BenignSite {
    /** Its only agent. */
    public static final String AGENT = "seaport-noord";

    static final int SCANNERS = 8;
    static final int OPERATORS = 12;

    static final Host GATE = Host.inside("gate", "router", "10.20.0.1");
    static final Host RESOLVER = Host.inside("resolver", "server", "10.20.0.53");
    static final Host JUMP = Host.inside("jump-host", "jump-host", "10.20.2.5");
    static final Host MONITOR = Host.inside("monitor", "server", "10.20.2.10");
    static final Host LOGS = Host.inside("log-server", "server", "10.20.2.11");
    static final Host ARCHIVE = Host.inside("archive", "image-archive", "10.20.3.10");
    static final Host FILES = Host.inside("file-server", "server", "10.20.3.20");
    static final Host PRINTER = Host.inside("printer", "printer", "10.20.4.30");
    static final Host CAMERA = Host.inside("camera", "camera", "10.20.4.40");
    static final Host RECORDER = Host.inside("recorder", "server", "10.20.3.30");

    static final Host UPDATE = Host.outside("update.scanvendor.example", "203.0.113.10");
    static final Host HEALTH = Host.outside("health.scanvendor.example", "203.0.113.11");
    static final Host LIBRARY = Host.outside("library.customs.example", "203.0.113.40");
    static final Host PORTAL = Host.outside("portal.customs.example", "203.0.113.41");
    static final Host BACKUP = Host.outside("backup.customs.example", "203.0.113.42");
    static final Host MAIL = Host.outside("mail.customs.example", "203.0.113.43");
    static final Host TIME = Host.outside("time.customs.example", "203.0.113.44");
    static final Host NAMES = Host.outside("names.customs.example", "203.0.113.53");
    static final Host ENGINEER = Host.outside("access.scanvendor.example", "192.0.2.50");
    static final List<Host> CONTENT = content();

    private static final List<Host> SCANNER = hosts("scanner", "cargo-xray", "10.20.1.", SCANNERS);
    private static final List<Host> OPERATOR =
            hosts("operator", "workstation", "10.20.4.", OPERATORS);

    private BenignSite() {}

    static Host scanner(int number) {
        return SCANNER.get(number);
    }

    static Host operator(int number) {
        return OPERATOR.get(number);
    }

    static List<Host> devices() {
        var all =
                new ArrayList<Host>(
                        List.of(
                                GATE, RESOLVER, JUMP, MONITOR, LOGS, ARCHIVE, FILES, PRINTER,
                                CAMERA, RECORDER));
        all.addAll(SCANNER);
        all.addAll(OPERATOR);
        return List.copyOf(all);
    }

    /** Days on which the vendor works on scanners, ten to twelve in the morning, UTC. */
    static boolean isMaintenanceDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY;
    }

    /** The scanner whose turn it is on a maintenance day. */
    static Host maintained(LocalDate day) {
        return scanner((int) (day.toEpochDay() % SCANNERS));
    }

    /**
     * The policy that permits all this, with a work order for each visit.
     *
     * @param from first day, as {@code days} for which work orders are written
     */
    public static String policy(LocalDate from, int days) {
        var text = new StringBuilder(HEAD);
        text.append("assets:\n");
        for (Host device : devices()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  - {id: %s, kind: %s, site: noord, addresses: [%s], mac: \"%s\"}%n",
                            device.id(),
                            device.kind(),
                            device.address(),
                            device.macText()));
        }
        text.append(REST);
        text.append("  work-orders:\n");
        for (int number = 0; number < days; number++) {
            LocalDate day = from.plusDays(number);
            if (isMaintenanceDay(day)) {
                text.append(order(day));
            }
        }
        return text.toString();
    }

    private static String order(LocalDate day) {
        return """
          - id: WO-%1$s
            asset: %2$s
            from: %1$sT09:30:00Z
            to: %1$sT12:30:00Z
            tools: [ssh]
            person: P. Technician
            approver: Head of scanning
        """
                .formatted(day, maintained(day).id());
    }

    static long nanos(LocalDate day) {
        return Instant.from(day.atStartOfDay(ZoneOffset.UTC)).getEpochSecond() * Talk.SECOND;
    }

    private static List<Host> hosts(String name, String kind, String network, int number) {
        var hosts = new ArrayList<Host>();
        for (int each = 1; each <= number; each++) {
            hosts.add(Host.inside(name + "-" + each, kind, network + (each + 9)));
        }
        return List.copyOf(hosts);
    }

    /** A content network: many names, few addresses. */
    private static List<Host> content() {
        var hosts = new ArrayList<Host>();
        for (int each = 0; each < 400; each++) {
            String label = "d" + Integer.toHexString(each * 0x9e3779b1) + "kq" + each * 7919 % 97;
            hosts.add(Host.outside(label + ".cdn.example", "198.51.100." + (1 + each % 60)));
        }
        return List.copyOf(hosts);
    }

    private static final String HEAD =
            """
            id: benign-seaport
            version: 1
            encryption: {preset: ncsc-nl-2025-05, least-grade: sufficient}
            sites:
              - {id: noord, name: Seaport Terminal Noord, networks: [10.20.0.0/16]}
            """;

    private static final String REST =
            """
            endpoints:
              - id: vendor-update
                names: [update.scanvendor.example]
                services: [tls/443]
                kinds: [cargo-xray]
                limits: {per-day: 100MiB}
                purpose: Software updates
              - id: vendor-health
                names: [health.scanvendor.example]
                services: [tls/443]
                kinds: [cargo-xray]
                limits: {per-hour: 5MiB, per-day: 50MiB}
                purpose: Health figures every five minutes
              - id: image-library
                names: [library.customs.example]
                services: [tls/443]
                assets: [archive]
                limits: {per-connection: 4GiB, per-hour: 16GiB, per-day: 200GiB}
                purpose: National image library
              - id: backup
                names: [backup.customs.example]
                services: [tls/443]
                assets: [archive, file-server]
                limits: {per-connection: 40GiB, per-hour: 60GiB, per-day: 100GiB}
                purpose: Backup at night
              - id: portal
                names: [portal.customs.example]
                services: [tls/443]
                kinds: [workstation]
                purpose: Declarations
              - id: content
                names: ["*.cdn.example"]
                services: [tls/443]
                kinds: [workstation, server, image-archive]
                purpose: System updates and libraries of web pages
              - id: mail
                names: [mail.customs.example]
                services: [tls/465]
                assets: [monitor]
                purpose: Alarms of the monitor
              - id: time
                names: [time.customs.example]
                services: [ntp/123]
                assets: [gate]
                encryption: {cleartext: true}
                purpose: Clocks
              - id: names
                networks: [203.0.113.53]
                services: [dns/53]
                assets: [resolver]
                encryption: {cleartext: true}
                purpose: The ministry's resolver
              - id: vendor-access
                networks: [192.0.2.50]
                services: [ssh/22]
                direction: inbound
                assets: [jump-host]
                purpose: The vendor's engineer comes to the jump host
            maintenance:
              jump-hosts:
                - {id: jump, addresses: [10.20.2.5]}
              tools: [ssh]
              windows:
                - id: mornings
                  days: [tue, thu]
                  from: "09:00"
                  to: "13:00"
                  longest: 3h
              orders-required: false
            """;
}
