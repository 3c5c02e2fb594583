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
        assertThat(HexFormat.of().formatHex(FlowId.of(6, 0, 1, CLIENT, 40000, SERVER, 443)))
                .isEqualTo("b71be413e8b51db293ab62934d08471e");
    }

    @Test
    void anotherStartVlanPortOrTransportIsAnotherFlow() {
        byte[] base = FlowId.of(6, 0, 1, CLIENT, 40000, SERVER, 443);
        assertThat(FlowId.of(6, 0, 2, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(6, 7, 1, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(6, 0, 1, CLIENT, 40001, SERVER, 443)).isNotEqualTo(base);
        assertThat(FlowId.of(17, 0, 1, CLIENT, 40000, SERVER, 443)).isNotEqualTo(base);
    }

    @Test
    void sourceAndDestinationAreNotInterchangeable() {
        assertThat(FlowId.of(6, 0, 1, CLIENT, 443, SERVER, 443))
                .isNotEqualTo(FlowId.of(6, 0, 1, SERVER, 443, CLIENT, 443))
                .hasSize(FlowId.BYTES);
    }
}
