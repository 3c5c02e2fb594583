package eu.sealwatch.agent.inspect.ethereum;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EthereumInspectorTest {
    private static final byte[] NOTHING = {};

    // SEC 2 section 2.4.1
    private static final String BASE_POINT =
            "04 79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"
                    + "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8";

    private final EthereumInspector inspector = new EthereumInspector();

    @Test
    void pointOfTheCurveIsTheKeyExchangeOfASession() {
        var record = record(inspector, tcp(NOTHING, hex("0192" + BASE_POINT)));

        assertThat(record.getAttributes(0).getValue()).isEqualTo("rlpx");
    }

    @Test
    void pointBesideTheCurveIsNot() {
        byte[] beside = hex("0192" + BASE_POINT.replace("D4B8", "D4B9"));

        assertThat(inspector.inspect(tcp(beside, NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3 820102", "F803 820102", "F90003 820102", "C1 01", "C3 C20102"})
    void discoveryIsAListThatFillsTheDatagram(String list) {
        assertThat(record(inspector, udp(discovery("04" + list))).getProtocol())
                .isEqualTo("ethereum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04 C4 820102", // longer than the datagram
                "04 C2 820102", // shorter
                "04 C3 830102", // first item does not fit
                "04 83 010203", // no list
                "07 C3 820102", // no such type
                "04 FA000003 820102",
                "04 C2 B801",
                "04 C0"
            })
    void otherDataIsNotDiscovery(String typeAndData) {
        assertThat(inspector.inspect(udp(discovery(typeAndData)))).isEqualTo(Recognition.NOT_MINE);
    }

    private static byte[] discovery(String typeAndData) {
        return join(new byte[96], hex("01" + typeAndData));
    }
}
