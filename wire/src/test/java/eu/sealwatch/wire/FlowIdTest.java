package eu.sealwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FlowIdTest {
    private static final byte[] CLIENT = {10, 0, 0, 1};
    private static final byte[] SERVER = {(byte) 203, 0, 113, 9};

    @Test
    void idOfAFlowNeverChanges() {
        // evidence logs hold these bytes
        assertThat(HexFormat.of().formatHex(FlowId.of(6, 0, 0, 1, CLIENT, 40000, SERVER, 443)))
                .isEqualTo("845252638e43dbd232b17071afd96d04");
    }

    @Test
    void anotherStartVlanPortOrTransportIsAnotherFlow() {
        byte[] base = FlowId.of(6, 0, 0, 1, CLIENT, 40000, SERVER, 443);
        assertThat(FlowId.of(6, 0, 0, 2, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(6, 7, 0, 1, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(6, 0, 0, 1, CLIENT, 40001, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(17, 0, 0, 1, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
    }

    @Test
    void anotherTunnelIsAnotherFlow() {
        assertThat(FlowId.of(6, 0, 5, 1, CLIENT, 40000, SERVER, 443))
                .isNotEqualTo(FlowId.of(6, 0, 0, 1, CLIENT, 40000, SERVER, 443));
    }

    @Test
    void hashIsMurmurHash3() {
        // the bytes 0 to 63; other implementations give the same
        var hash = new FlowId.Hash();
        for (int block = 0; block < 64; block += 16) {
            hash.add(littleEndian(block), littleEndian(block + 8));
        }
        assertThat(HexFormat.of().formatHex(hash.bytes()))
                .isEqualTo("0123818d2d52d5ffa18e3356eb3822a2");
    }

    private static long littleEndian(int first) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | first + i;
        }
        return word;
    }

    @Test
    void sourceAndDestinationAreNotInterchangeable() {
        assertThat(FlowId.of(6, 0, 0, 1, CLIENT, 443, SERVER, 443))
                .isNotEqualTo(FlowId.of(6, 0, 0, 1, SERVER, 443, CLIENT, 443))
                .hasSize(FlowId.BYTES);
    }
}
