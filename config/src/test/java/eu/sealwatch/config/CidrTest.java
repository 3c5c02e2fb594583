package eu.sealwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @Test
    void hostBitsAreCleared() {
        assertThat(Cidr.parse("10.1.2.3/8")).hasToString("10.0.0.0/8");
        assertThat(Cidr.parse("2001:db8::1/33")).hasToString("2001:db8::/33");
    }

    @Test
    void bareAddressIsNetworkOfFullLength() {
        assertThat(Cidr.parse("192.0.2.7")).isEqualTo(Cidr.parse("192.0.2.7/32"));
        assertThat(Cidr.parse("::1")).isEqualTo(Cidr.parse("::1/128"));
    }

    @Test
    void ipv4NetworkHoldsNoMappedAddress() {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        assertThat(Cidr.parse("0.0.0.0/0").contains(mapped)).isFalse();
    }

    // RFC 5952 sections 4.1 to 4.3
    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8::AA, 2001:db8::aa",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:0:0:0:0:0, 1::",
        "0:0:0:0:0:0:0:1, ::1"
    })
    void ipv6IsWrittenAsInRfc5952(String written, String canonical) {
        assertThat(Cidr.format(Cidr.address(written))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/-1",
                "a.example"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void containsAgreesWithArithmeticOnNumbers(
            @ForAll("addresses") byte[] network,
            @ForAll("addresses") byte[] address,
            @ForAll @IntRange(max = 128) int bits) {
        int length = Math.min(bits, network.length * 8);
        int rest = network.length * 8 - length;
        boolean sameLead =
                network.length == address.length
                        && new BigInteger(1, network)
                                .shiftRight(rest)
                                .equals(new BigInteger(1, address).shiftRight(rest));
        assertThat(new Cidr(network, length).contains(address)).isEqualTo(sameLead);
    }

    @Property
    void networkContainsWhatSharesItsLead(
            @ForAll("addresses") byte[] address, @ForAll @IntRange(max = 128) int bits) {
        assertThat(new Cidr(address, Math.min(bits, address.length * 8)).contains(address))
                .isTrue();
    }

    @Property
    void formattedAddressReadsBackTheSame(@ForAll("addresses") byte[] address) throws Exception {
        String text = Cidr.format(address);
        assertThat(Cidr.address(text)).isEqualTo(address);
        assertThat(InetAddress.getByName(text)).isEqualTo(Cidr.inet(address));
    }

    /** Few different values, so that addresses share leads and have runs of zeros. */
    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> octets = Arbitraries.of((byte) 0, (byte) 1, (byte) 0x80, (byte) 0xff);
        return Arbitraries.of(4, 16).flatMap(length -> octets.array(byte[].class).ofSize(length));
    }
}
