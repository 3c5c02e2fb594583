package eu.sealwatch.collector.judge.detect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DnsTunnelTest {
    private static final int A = 1;
    private static final int PTR = 12;
    private static final int TXT = 16;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String HEX = "0123456789abcdef";

    private final Random random = new Random(11);

    @Test
    void longRandomNamesOfOneDomainAreATunnel() {
        var watched =
                asked(TXT, 200, 5, i -> text(BASE32, 50) + "." + text(BASE32, 50) + ".t.evil.com");
        assertThat(watched.about("leak.dns-tunnel")).containsExactly("evil.com");
        Finding first = watched.findings("leak.dns-tunnel").getFirst();
        assertThat(first.subject()).isEqualTo("xray-1");
        assertThat(first.reason()).contains("different names below evil.com within the hour");
    }

    @Test
    void registeredDomainIsWhatThePublicSuffixListSays() {
        var watched = asked(A, 200, 5, i -> text(BASE32, 60) + ".evil.co.uk");
        assertThat(watched.about("leak.dns-tunnel")).containsExactly("evil.co.uk");
    }

    @Test
    void namesThatAreNoHostNamesCountToo() {
        var watched = asked(10, 200, 5, i -> text("\u00e9\u00ff!$%/()=abcxyz<>", 90) + ".evil.com");
        assertThat(watched.about("leak.dns-tunnel")).containsExactly("evil.com");
    }

    @Test
    void slowTunnelIsSeenOverTheDay() {
        var watched = asked(A, 400, 200, i -> text(BASE32, 40) + ".evil.com");
        assertThat(watched.findings("leak.dns-tunnel").getFirst().reason())
                .contains("within the day");
    }

    @Test
    void customersOfAContentNetworkAreDomainsOfTheirOwn() {
        assertThat(
                        asked(A, 2000, 1, i -> "d" + text(HEX, 13) + ".cloudfront.net")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void edgeHostsOfAContentNetworkAreNone() {
        assertThat(
                        asked(
                                        A,
                                        2000,
                                        1,
                                        i ->
                                                "e"
                                                        + random.nextInt(99999)
                                                        + ".dsc"
                                                        + (char) ('a' + i % 26)
                                                        + ".akamaiedge.net")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void reverseLookupsAreNone() {
        assertThat(
                        asked(PTR, 3000, 1, i -> i % 256 + "." + i / 256 + ".168.192.in-addr.arpa")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
        assertThat(asked(PTR, 3000, 1, i -> nibbles() + "ip6.arpa").findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void wordsBelowTheReverseZoneAreNoReverseLookups() {
        assertThat(
                        asked(TXT, 200, 5, i -> text(BASE32, 55) + ".7.0.203.in-addr.arpa")
                                .findings("leak.dns-tunnel"))
                .isNotEmpty();
    }

    @Test
    void addressListsAndReputationServicesAreNone() {
        assertThat(
                        asked(A, 3000, 1, i -> i % 256 + "." + i / 256 + ".2.203.zen.spamhaus.org")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
        assertThat(
                        asked(A, 3000, 1, i -> text(BASE32, 52) + ".avqs.mcafee.com")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void exceptionIsForTheDomainAndNotForItsLikes() {
        String policy = "detectors: {dns-tunnel: {except: [av.example.org]}}\n";
        IntFunction<String> hash = i -> text(HEX, 40);
        var own = new Watched(policy);
        ask(own, A, 200, 5, i -> hash.apply(i) + ".av.example.org");
        assertThat(own.findings("leak.dns-tunnel")).isEmpty();
        var like = new Watched(policy);
        ask(like, A, 200, 5, i -> hash.apply(i) + ".notav.example.org");
        assertThat(like.findings("leak.dns-tunnel")).isNotEmpty();
    }

    @Test
    void mailKeysAndServicesAreNone() {
        String[] names = {
            "selector1-customs-example._domainkey.customs.onmicrosoft.com",
            "_dmarc.customs.example",
            "_ldap._tcp.dc._msdcs.corp.example",
            "b._dns-sd._udp.corp.example",
            "_kerberos._tcp.Default-First-Site-Name._sites.dc._msdcs.corp.example"
        };
        assertThat(asked(TXT, 5000, 1, i -> names[i % names.length]).findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void hostNamesOfALargeSiteAreNone() {
        assertThat(
                        asked(A, 3000, 1, i -> "workstation-" + i % 900 + ".port.customs.example")
                                .findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void longNamesOfOneSchemeAreNone() {
        assertThat(
                        asked(
                                        A,
                                        3000,
                                        1,
                                        i ->
                                                "rtm-maasvlakte-xray-workstation-%04d.scanning.port.customs.example"
                                                        .formatted(i))
                                .findings("leak.dns-tunnel"))
                .isEmpty();
    }

    @Test
    void shortRandomNamesInGreatNumberAreATunnel() {
        var watched = asked(A, 600, 5, i -> text(BASE32, 16) + ".evil.com");
        assertThat(watched.about("leak.dns-tunnel")).containsExactly("evil.com");
    }

    @Test
    void sameLongNameAgainAndAgainIsNone() {
        String name = text(HEX, 60) + ".telemetry.example";
        assertThat(asked(A, 5000, 1, i -> name).findings("leak.dns-tunnel")).isEmpty();
    }

    private Watched asked(int type, int times, int seconds, IntFunction<String> name) {
        var watched = new Watched("");
        ask(watched, type, times, seconds, name);
        return watched;
    }

    private static void ask(
            Watched watched, int type, int times, int seconds, IntFunction<String> name) {
        Instant now = Watched.MONDAY;
        for (int i = 0; i < times; i++) {
            watched.lookup(name.apply(i), type, now);
            now = now.plus(Duration.ofSeconds(seconds));
        }
    }

    private String text(String letters, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private String nibbles() {
        var text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            text.append(HEX.charAt(random.nextInt(16))).append('.');
        }
        return text.toString();
    }
}
