package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.config.Cidr;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionsTest {

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.1, true",
        "10.20.0.0/16, 10.21.0.1, false",
        "10.20.30.40/32, 10.20.30.40, true",
        "10.20.30.40/32, 10.20.30.41, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "::/0, 2001:db8::1, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "2001:db8:1:2:8000::/65, 2001:db8:1:2:8000::9, true",
        "2001:db8:1:2:8000::/65, 2001:db8:1:2:7fff::9, false",
    })
    void networkHoldsWhatItsPrefixSays(String network, String address, boolean inside) {
        byte[] bytes = Cidr.address(address);
        long low =
                bytes.length == 4
                        ? Datagram.IPV4_PREFIX | new BigInteger(1, bytes).longValue()
                        : new BigInteger(1, bytes).longValue();
        long high = bytes.length == 4 ? 0 : new BigInteger(1, bytes).shiftRight(64).longValue();

        assertThat(new Directions(List.of(Cidr.parse(network))).isInside(high, low))
                .isEqualTo(inside);
    }
}
