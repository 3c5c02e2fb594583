package eu.sealwatch.agent.inspect.radius;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RadiusInspectorTest {
    private static final byte[] USER = join(hex("01 05"), text("abc"));
    private static final byte[] PASSWORD = join(hex("02 12"), new byte[16]);
    private static final byte[] MS_CHAP_2 = join(hex("1A 0A 00000137 19 04 0000"));
    private static final byte[] AUTHENTICATOR = join(hex("50 12"), new byte[16]);

    private final RadiusInspector inspector = new RadiusInspector();

    @Test
    void requestWithPasswordAndNoAuthenticatorIsSaidToBeSo() {
        assertThat(facts(request(USER, PASSWORD)))
                .containsEntry("radius.message", "access-request")
                .containsEntry("radius.authentication", "pap")
                .containsEntry("radius.message_authenticator", "false");
    }

    @Test
    void vendorAttributeOfMicrosoftTellsTheMethod() {
        assertThat(facts(request(USER, MS_CHAP_2, AUTHENTICATOR)))
                .containsEntry("radius.authentication", "ms-chap-v2")
                .containsEntry("radius.message_authenticator", "true");
    }

    @Test
    void damageBehindThreeAttributesIsMerelyLikeIt() {
        byte[] damaged = request(USER, USER, USER, hex("00 00"));

        assertThat(record(inspector, udp(damaged)).getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
    }

    @Test
    void damageBehindTheFirstAttributeIsNotRadius() {
        assertThat(inspector.inspect(udp(request(USER, hex("00 00")))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void aLengthThatIsNotTheDatagramsIsNotRadius() {
        assertThat(inspector.inspect(udp(join(request(USER), hex("00")))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] datagram) {
        return record(inspector, udp(datagram)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }

    private static byte[] request(byte[]... attributes) {
        byte[] all = join(attributes);
        return join(hex("01 2A %04X".formatted(20 + all.length)), new byte[16], all);
    }
}
