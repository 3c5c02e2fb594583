package eu.sealwatch.agent.inspect.ipmi;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Ipmi;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpmiInspectorTest {
    private static final byte[] OPEN_REQUEST =
            hex(
                    "0600FF07 06 10 00000000 00000000 2000"
                            + "00 04 0000 A4A3A2A0"
                            + "00 0000 08 03 000000 01 0000 08 04 000000 02 0000 08 01 000000");
    private static final byte[] OPEN_RESPONSE =
            hex(
                    "0600FF07 06 11 00000000 00000000 2400"
                            + "00 00 04 00 A4A3A2A0 11121314"
                            + "00 0000 08 03 000000 01 0000 08 04 000000 02 0000 08 01 000000");
    private static final byte[] RAKP_1 =
            join(
                    hex("0600FF07 06 12 00000000 00000000 2100 01 000000 11121314"),
                    new byte[16],
                    hex("14 0000 05"),
                    text("admin"));
    private static final byte[] UNDER_KEYS =
            join(
                    hex("0600FF07 06 C0 11121314 01000000 2000"),
                    new byte[32],
                    hex("FFFF 02 07 000000000000000000000000"));

    private final IpmiInspector inspector = new IpmiInspector();

    @Test
    void theControllersChoiceIsTheSuite() {
        Ipmi ipmi = read(OPEN_RESPONSE);

        assertThat(ipmi.getVersion()).isEqualTo("2.0");
        assertThat(ipmi.getSuiteSeen()).isTrue();
        assertThat(ipmi.getAuthenticationAlgorithm()).isEqualTo(3);
        assertThat(ipmi.getIntegrityAlgorithm()).isEqualTo(4);
        assertThat(ipmi.getConfidentialityAlgorithm()).isEqualTo(1);
        assertThat(ipmi.getEncrypted()).isFalse();
    }

    @Test
    void theClientsProposalIsNoChoice() {
        Ipmi ipmi = read(OPEN_REQUEST);

        assertThat(ipmi.getAuthenticationType()).isEqualTo(6);
        assertThat(ipmi.getSuiteSeen()).isFalse();
    }

    @Test
    void userIsMasked() {
        assertThat(read(RAKP_1).getUser()).isEqualTo("a•••");
    }

    @Test
    void datagramsAreReadTogetherAndPayloadUnderKeysEndsIt() {
        var earlier =
                List.of(
                        new Conversation.Earlier(true, Octets.of(OPEN_REQUEST)),
                        new Conversation.Earlier(false, Octets.of(OPEN_RESPONSE)),
                        new Conversation.Earlier(true, Octets.of(RAKP_1)));
        var conversation = Conversation.udp(Octets.of(UNDER_KEYS), earlier);

        Ipmi ipmi = record(inspector, conversation).getIpmi();

        assertThat(ipmi.getSuiteSeen()).isTrue();
        assertThat(ipmi.getUser()).isEqualTo("a•••");
        assertThat(ipmi.getEncrypted()).isTrue();
        assertThat(inspector.inspect(conversation))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    @Test
    void serialOverLanInClear() {
        Ipmi ipmi = read(hex("0600FF07 06 01 11121314 01000000 0500 01 00 00 00 41"));

        assertThat(ipmi.getSerialConsole()).isTrue();
        assertThat(ipmi.getEncrypted()).isFalse();
    }

    @Test
    void sessionOfVersion15TellsItsAuthentication() {
        byte[] withPassword =
                join(
                        hex("0600FF07 04 01000000 0A000000"),
                        new byte[16],
                        hex("07 20 18 C8 81 04 3B 40"));

        Ipmi ipmi = read(withPassword);

        assertThat(ipmi.getVersion()).isEqualTo("1.5");
        assertThat(ipmi.getAuthenticationSeen()).isTrue();
        assertThat(ipmi.getAuthenticationType()).isEqualTo(4);
    }

    @Test
    void messageOutsideASessionTellsNoAuthentication() {
        Ipmi ipmi = read(hex("0600FF07 00 00000000 00000000 09 20 18 C8 81 00 38 8E 04 B5"));

        assertThat(ipmi.getAuthenticationSeen()).isFalse();
    }

    @Test
    void presencePingOfAsfIsRecognised() {
        var flow = record(inspector, udp(hex("0600FF06 000011BE 80 00 00 00")));

        assertThat(flow.getProtocol()).isEqualTo("ipmi");
        assertThat(flow.getBasis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(flow.getIpmi().getVersion()).isEmpty();
    }

    @Test
    void wrongLengthOrChecksumIsNotIpmi() {
        assertNot("0600FF06 000011BE 80 00 00 01");
        assertNot("0600FF06 000011BF 80 00 00 00");
        assertNot("0600FF07 00 00000000 00000000 09 20 18 C9 81 00 38 8E 04 B5");
        assertNot("0600FF07 00 00000000 00000000 09 20 18 C8 81 00 38 8E 04 B6");
        assertNot("0600FF07 06 11 00000000 00000000 2500 00");
        assertNot("0600FF07 06 C0 00000000 01000000 0100 00 FF 07");
        assertNot("0600FF08 00");
        assertNot("0600FF86");
    }

    private void assertNot(String digits) {
        assertThat(inspector.inspect(udp(hex(digits)))).isEqualTo(Recognition.NOT_MINE);
    }

    private Ipmi read(byte[] datagram) {
        return record(inspector, udp(datagram)).getIpmi();
    }
}
