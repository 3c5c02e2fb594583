package eu.sealwatch.agent.inspect.kerberos;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KerberosInspectorTest {
    private static final byte[] REQUEST =
            element(
                    0x6A,
                    element(
                            0x30,
                            hex("A103020105 A20302010A"),
                            element(
                                    0xA4,
                                    element(
                                            0x30,
                                            hex("A007030500 00000010"),
                                            element(0xA8, element(0x30, hex("020112 020117")))))));

    private final KerberosInspector inspector = new KerberosInspector();

    @Test
    void requestTellsItsCiphersInOrder() {
        assertThat(facts(udp(REQUEST)))
                .containsEntry("kerberos.message", "as-req")
                .containsEntry("kerberos.ciphers_offered", "aes256-cts-hmac-sha1-96,rc4-hmac");
    }

    @Test
    void answerTellsWhatItsTicketIsSealedWith() {
        byte[] ticket =
                element(
                        0x61,
                        element(
                                0x30,
                                hex("A003020105 A1031B0141"),
                                element(0xA3, element(0x30, hex("A003020117")))));
        byte[] answer =
                element(0x6D, element(0x30, hex("A003020105 A10302010D"), element(0xA5, ticket)));

        assertThat(facts(udp(answer))).containsEntry("kerberos.ticket_cipher", "rc4-hmac");
    }

    @Test
    void overTcpItsLengthStandsInFront() {
        byte[] framed = join(hex("%08X".formatted(REQUEST.length)), REQUEST);

        assertThat(facts(tcp(framed, new byte[0]))).containsEntry("kerberos.message", "as-req");
    }

    private Map<String, String> facts(Conversation conversation) {
        return record(inspector, conversation).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }

    private static byte[] element(int tag, byte[]... parts) {
        byte[] contents = join(parts);
        return join(hex("%02X %02X".formatted(tag, contents.length)), contents);
    }
}
