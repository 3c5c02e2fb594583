package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads how sharply the detectors look. */
final class DetectorReader {
    private static final Range<Duration> LEARNING =
            new Range<>(Duration.ofDays(1), Duration.ofDays(90));
    private static final Range<Duration> REGULAR =
            new Range<>(Duration.ofMinutes(10), Duration.ofDays(7));
    private static final Range<Long> BYTES = new Range<>(1L, 1L << 50);
    private static final Range<Integer> FACTOR = new Range<>(2, 1000);
    // the memory keeps as many intervals
    private static final Range<Integer> TIMES = new Range<>(10, 24);
    private static final Range<Integer> JITTER = new Range<>(0, 50);
    private static final Range<Integer> DAYS = new Range<>(2, 7);
    private static final Range<Integer> NAMES = new Range<>(10, 100_000);

    /**
     * Domains of reputation services whose clients look up hashes and addresses as names: new names
     * by design, as their makers document.
     */
    private static final List<String> REPUTATION =
            List.of(
                    "avqs.mcafee.com",
                    "avts.mcafee.com",
                    "gti.mcafee.com",
                    "trellix.com",
                    "sophosxl.net",
                    "e5.sk",
                    "eset.com",
                    "kaspersky-labs.com",
                    "ksn.kaspersky-labs.com",
                    "trendmicro.com",
                    "avast.com",
                    "avcdn.net",
                    "bitdefender.net",
                    "cymru.com",
                    "spamhaus.org",
                    "spamhaus.net",
                    "spamcop.net",
                    "surbl.org",
                    "uribl.com",
                    "barracudacentral.org",
                    "senderbase.org",
                    "abuseat.org",
                    "dnswl.org");

    private DetectorReader() {}

    static DetectorSettings read(YamlSection section) {
        section.only(
                "learning",
                "volume",
                "beacon",
                "slow-drip",
                "dns-tunnel",
                "icmp-tunnel",
                "unknown-encrypted",
                "resolver-bypass",
                "first-contact",
                "off-hours");
        return new DetectorSettings(
                section.duration("learning", Duration.ofDays(14), LEARNING),
                volume(section.section("volume")),
                beacon(section.section("beacon")),
                slowDrip(section.section("slow-drip")),
                dnsTunnel(section.section("dns-tunnel")),
                icmpTunnel(section.section("icmp-tunnel")),
                unknownEncrypted(section.section("unknown-encrypted")),
                resolverBypass(section.section("resolver-bypass")),
                new DetectorSettings.FirstContact(
                        section.section("first-contact").only("enabled").flag("enabled", false)),
                offHours(section.section("off-hours")));
    }

    private static DetectorSettings.Volume volume(YamlSection section) {
        section.only("enabled", "factor", "least");
        return new DetectorSettings.Volume(
                section.flag("enabled", true),
                section.integer("factor", 8, FACTOR),
                section.size("least", 50L << 20, BYTES));
    }

    private static DetectorSettings.Beacon beacon(YamlSection section) {
        section.only("enabled", "least-times", "least-time", "jitter");
        return new DetectorSettings.Beacon(
                section.flag("enabled", true),
                section.integer("least-times", 20, TIMES),
                section.duration("least-time", Duration.ofHours(2), REGULAR),
                section.integer("jitter", 30, JITTER));
    }

    private static DetectorSettings.SlowDrip slowDrip(YamlSection section) {
        section.only("enabled", "days", "least", "most-per-day", "factor");
        return new DetectorSettings.SlowDrip(
                section.flag("enabled", true),
                section.integer("days", 3, DAYS),
                section.size("least", 1L << 20, BYTES),
                section.size("most-per-day", 200L << 20, BYTES),
                section.integer("factor", 3, FACTOR));
    }

    private static DetectorSettings.DnsTunnel dnsTunnel(YamlSection section) {
        section.only("enabled", "names", "least", "except");
        List<String> except = new ArrayList<>(REPUTATION);
        except.addAll(section.list("except", text -> new NamePattern(text).text()));
        return new DetectorSettings.DnsTunnel(
                section.flag("enabled", true),
                section.integer("names", 50, NAMES),
                section.size("least", 1536, BYTES),
                except);
    }

    private static DetectorSettings.IcmpTunnel icmpTunnel(YamlSection section) {
        section.only("enabled", "least", "most");
        return new DetectorSettings.IcmpTunnel(
                section.flag("enabled", true),
                section.size("least", 16L << 10, BYTES),
                section.size("most", 4L << 20, BYTES));
    }

    private static DetectorSettings.UnknownEncrypted unknownEncrypted(YamlSection section) {
        section.only("enabled", "least");
        return new DetectorSettings.UnknownEncrypted(
                section.flag("enabled", true), section.size("least", 64L << 10, BYTES));
    }

    private static DetectorSettings.ResolverBypass resolverBypass(YamlSection section) {
        section.only("enabled", "resolvers");
        return new DetectorSettings.ResolverBypass(
                section.flag("enabled", true), section.list("resolvers", Cidr::parse));
    }

    private static DetectorSettings.OffHours offHours(YamlSection section) {
        section.only("enabled", "learning");
        return new DetectorSettings.OffHours(
                section.flag("enabled", false),
                section.duration("learning", Duration.ofDays(28), LEARNING));
    }
}
