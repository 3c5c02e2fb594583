package eu.sealwatch.collector.judge.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.PrefixTable.Entry;
import eu.sealwatch.config.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixTableTest {

    private static ByteString address(String text) {
        return ByteString.copyFrom(Cidr.address(text));
    }

    private static PrefixTable<String> table(String... networks) {
        List<Entry<String>> entries = new ArrayList<>();
        for (String network : networks) {
            entries.add(new Entry<>(Cidr.parse(network), network));
        }
        return new PrefixTable<>(entries);
    }

    @Test
    void narrowestNetworkComesFirstAndThoseAroundItFollow() {
        var table = table("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24");
        var match = table.find(address("10.1.2.3"));
        List<String> all = new ArrayList<>();
        for (var at = match; at != null; at = at.wider()) {
            all.addAll(at.values());
        }
        assertThat(all).containsExactly("10.1.2.0/24", "10.1.0.0/16", "10.0.0.0/8");
        assertThat(table.first(address("10.1.3.0"))).contains("10.1.0.0/16");
        assertThat(table.first(address("10.2.0.0"))).contains("10.0.0.0/8");
        assertThat(table.first(address("11.0.0.0"))).isEmpty();
        assertThat(table.first(address("9.255.255.255"))).isEmpty();
    }

    @Test
    void familiesDoNotMix() {
        var table = table("0.0.0.0/0", "2001:db8::/32");
        assertThat(table.holds(address("255.255.255.255"))).isTrue();
        assertThat(table.holds(address("::1"))).isFalse();
        assertThat(table.holds(address("2001:db8:ffff::1"))).isTrue();
        assertThat(table.holds(ByteString.copyFromUtf8("six---"))).isFalse();
    }

    @Test
    void wholeSpaceAndItsLastAddressHaveNoEndThatRunsOver() {
        var table = table("::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "255.255.255.255");
        assertThat(table.first(address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")))
                .contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        assertThat(table.first(address("ffff::"))).contains("::/0");
        assertThat(table.holds(address("0.0.0.0"))).isFalse();
    }

    @Test
    void sameNetworkTwiceKeepsBothInOrder() {
        var table =
                new PrefixTable<>(
                        List.of(
                                new Entry<>(Cidr.parse("10.0.0.0/8"), "one"),
                                new Entry<>(Cidr.parse("10.9.9.9/8"), "two")));
        assertThat(table.find(address("10.4.4.4")))
                .extracting(PrefixTable.Match::values)
                .isEqualTo(List.of("one", "two"));
    }

    /** Against the plain way: try each network, take the longest. */
    @Test
    void answersAsTryingEachNetworkWould() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int bytes = random.nextBoolean() ? 4 : 16;
            List<Entry<Integer>> entries = new ArrayList<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                entries.add(new Entry<>(network(random, bytes), i));
            }
            var table = new PrefixTable<>(entries);
            for (int probe = 0; probe < 200; probe++) {
                byte[] address = near(random, bytes);
                var longest =
                        entries.stream()
                                .filter(entry -> entry.network().contains(address))
                                .min(
                                        Comparator.comparing((Entry<Integer> entry) ->
                                                        -entry.network().bits())
                                                .thenComparing(Entry::value));
                assertThat(table.first(ByteString.copyFrom(address)))
                        .isEqualTo(longest.map(Entry::value));
            }
        }
    }

    private static Cidr network(Random random, int bytes) {
        return new Cidr(near(random, bytes), random.nextInt(bytes * 8 + 1));
    }

    /** Few values for each byte, so that networks nest and probes hit. */
    private static byte[] near(Random random, int bytes) {
        byte[] address = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            address[i] = (byte) (new int[] {0, 1, 127, 128, 254, 255})[random.nextInt(6)];
        }
        return address;
    }
}
