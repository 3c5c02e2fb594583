package eu.sealwatch.agent.inspect.rdp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdpUdpInspectorTest {
    private static final String SIZES = "01020304 04D0 04D0";
    private static final String CORRELATION =
            "A2E2C8186DE34F1E8D0F9175E4CD0000 00000000000000000000000000000000";

    private final RdpUdpInspector inspector = new RdpUdpInspector();

    @Test
    void clientsSynTellsVersionAndMode() {
        assertThat(attributes(datagram("FFFFFFFF 0040 1801" + SIZES + CORRELATION + "00010101")))
                .containsExactly("rdp.udp_version=3", "rdp.udp_mode=reliable");
        assertThat(attributes(datagram("FFFFFFFF 0040 1201" + SIZES + "00010002")))
                .containsExactly("rdp.udp_version=2", "rdp.udp_mode=lossy");
        assertThat(attributes(datagram("FFFFFFFF 0040 0001" + SIZES)))
                .containsExactly("rdp.udp_version=1", "rdp.udp_mode=reliable");
    }

    @Test
    void clientsCookieHashIsNoPadding() {
        String hash = "11".repeat(32);

        assertThat(attributes(datagram("FFFFFFFF 0040 1001" + SIZES + "00010101" + hash)))
                .contains("rdp.udp_version=3");
        assertNot(datagram("FFFFFFFF 0040 1001" + SIZES + "00010002" + hash));
    }

    @Test
    void serversAnswerIsKnownToo() {
        assertThat(attributes(datagram("A7EB5DA4 0040 1005" + SIZES + "00010101")))
                .contains("rdp.udp_version=3");
    }

    @Test
    void sizesFlagsAndPaddingMustBeRight() {
        assertNot(datagram("FFFFFFFF 0040 0005" + SIZES));
        assertNot(datagram("00000000 0040 0001" + SIZES));
        assertNot(datagram("FFFFFFFF 0000 0001" + SIZES));
        assertNot(datagram("FFFFFFFF 0040 0003" + SIZES));
        assertNot(datagram("FFFFFFFF 0040 0001 01020304 0400 04D0"));
        assertNot(datagram("FFFFFFFF 0040 0001 01020304 04D0 04D1"));
        assertNot(datagram("FFFFFFFF 0040 1001" + SIZES + "00010003"));
        assertNot(datagram("FFFFFFFF 0040 0001" + SIZES + "01"));
        assertNot(Arrays.copyOf(datagram("FFFFFFFF 0040 0001" + SIZES), 1131));
    }

    private static byte[] datagram(String digits) {
        return Arrays.copyOf(join(hex(digits)), 1232);
    }

    private void assertNot(byte[] datagram) {
        assertThat(inspector.inspect(udp(datagram))).isEqualTo(Recognition.NOT_MINE);
    }

    private List<String> attributes(byte[] datagram) {
        return record(inspector, udp(datagram)).getAttributesList().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .toList();
    }
}
