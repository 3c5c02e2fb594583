package eu.sealwatch.agent.inspect.ntp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NtpInspectorTest {
    private static final byte[] REQUEST =
            join(hex("23 00 06 EC"), new byte[36], hex("E1B2C3D4 00000000"));

    private final NtpInspector inspector = new NtpInspector();

    @Test
    void plainRequestProvesNothing() {
        assertThat(facts(REQUEST))
                .containsEntry("ntp.version", "4")
                .containsEntry("ntp.mode", "client")
                .containsEntry("ntp.authentication", "none");
    }

    @Test
    void digestBehindTheHeaderIsAKey() {
        assertThat(facts(join(REQUEST, new byte[20]))).containsEntry("ntp.authentication", "key");
    }

    @Test
    void cookieAmongTheExtensionsIsNts() {
        byte[] extensions = join(hex("0104 0010"), new byte[12], hex("0204 0018"), new byte[20]);

        assertThat(facts(join(REQUEST, extensions))).containsEntry("ntp.authentication", "nts");
    }

    @Test
    void clientThatSendsNothingButTheFirstByteIsOne() {
        assertThat(facts(join(hex("1B"), new byte[47]))).containsEntry("ntp.mode", "client");
    }

    @Test
    void listOfOthersIsAPrivateMessage() {
        byte[] answer = join(hex("97 00 03 2A 0002 0048"), new byte[144]);

        assertThat(facts(answer)).containsEntry("ntp.mode", "private");
        assertThat(inspector.inspect(udp(join(answer, hex("00"))))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void readingVariablesIsAControlMessage() {
        assertThat(facts(hex("16 02 0001 0000 0000 0000 0000")))
                .containsEntry("ntp.mode", "control");
    }

    private Map<String, String> facts(byte[] datagram) {
        return record(inspector, udp(datagram)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }
}
