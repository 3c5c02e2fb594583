package eu.sealwatch.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyExchangeSightTest {
    // supported_versions before key_share: x25519, its key left out
    private static final byte[] HELLO =
            HexFormat.of()
                    .parseHex(
                            "160303003e0200003a0303"
                                    + "00".repeat(32)
                                    + "02abcd130100"
                                    + "000c"
                                    + "002b00020304"
                                    + "00330002001d");

    @Test
    void theGroupIsReadFromTheServersHello() {
        assertThat(KeyExchangeSight.groupOf(Unpooled.wrappedBuffer(HELLO))).isEqualTo(0x1d);
    }

    @Test
    void aHelloThatIsCutAnywhereNamesNoGroup() {
        for (int length = 0; length < HELLO.length; length++) {
            assertThat(KeyExchangeSight.groupOf(Unpooled.wrappedBuffer(HELLO, 0, length)))
                    .as("cut to %d bytes", length)
                    .isEqualTo(-1);
        }
    }

    @Test
    void anAlertNamesNoGroup() {
        byte[] alert = HELLO.clone();
        alert[0] = 21;
        assertThat(KeyExchangeSight.groupOf(Unpooled.wrappedBuffer(alert))).isEqualTo(-1);
    }
}
