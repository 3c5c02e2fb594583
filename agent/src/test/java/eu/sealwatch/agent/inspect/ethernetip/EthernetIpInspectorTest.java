package eu.sealwatch.agent.inspect.ethernetip;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class EthernetIpInspectorTest {
    private static final byte[] NOTHING = {};

    private final EthernetIpInspector inspector = new EthernetIpInspector();

    @Test
    void serviceOfAnUnconnectedRequestIsRead() {
        assertThat(functions(unconnected("4D 02 20 6B 25 00")))
                .containsEntry("cip.function", "write-tag")
                .containsEntry("cip.access", "write");
    }

    @Test
    void serviceOfAConnectedRequestStandsBehindItsSequence() {
        byte[] request =
                join(
                        hex("0000 0000 0000 0200 A100 0400 01020304 B100 0600 0700"),
                        hex("4C 01 20 6B"));

        assertThat(functions(message(0x70, request))).containsEntry("cip.function", "read-tag");
    }

    @Test
    void messageThatIsPassedOnIsReadAndNotItsEnvelope() {
        assertThat(functions(unconnected("52 02 2006 2401 0A 0E 0400 05 01 20 01")))
                .containsEntry("cip.function", "reset")
                .containsEntry("cip.access", "control");
    }

    @Test
    void eachOfSeveralServicesCounts() {
        // two, at offsets 6 and 10 of the count
        assertThat(functions(unconnected("0A 02 2002 2401 0200 0600 0A00 4C01206B 4D01206B")))
                .containsEntry("cip.function", "read-tag,write-tag")
                .containsEntry("cip.access", "write");
    }

    @Test
    void connectionManagersServicesAreItsOwn() {
        assertThat(functions(unconnected("54 02 2006 2401")))
                .containsEntry("cip.function", "forward-open")
                .containsEntry("cip.access", "session");
    }

    @Test
    void deviceSaysWhatItIs() {
        byte[] identity =
                join(
                        hex("0100 0C00 2500 0100"),
                        new byte[16],
                        hex("0100 0C00 5500 0403 0000 01020304 04"),
                        text("PLC7"),
                        hex("03"));
        byte[] answer = message(0x63, identity);
        answer[4] = 0;

        assertThat(Attributes.of(inspector, udp(answer)))
                .containsEntry("ethernet-ip.vendor_id", "1")
                .containsEntry("ethernet-ip.revision", "4.3")
                .containsEntry("ethernet-ip.product", "PLC7");
    }

    @Test
    void inputAndOutputOverUdpIsToldFromMessages() {
        byte[] io = hex("0200 0280 0800 01020304 05000000 B100 0200 0102");

        assertThat(Attributes.of(inspector, udp(io))).containsEntry("ethernet-ip.traffic", "io");
        assertThat(inspector.inspect(udp(join(io, hex("00"))))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void unknownCommandStatusOrOptionIsNotMine() {
        byte[] right = message(0x65, hex("0100 0000"));
        for (int place : new int[] {1, 8, 20}) {
            byte[] wrong = right.clone();
            wrong[place] = 0x55;
            assertThat(inspector.inspect(tcp(wrong, NOTHING)))
                    .as("octet %d", place)
                    .isEqualTo(Recognition.NOT_MINE);
        }
        assertThat(inspector.inspect(tcp(right, NOTHING))).isNotEqualTo(Recognition.NOT_MINE);
    }

    private java.util.Map<String, String> functions(byte[] message) {
        return Attributes.of(inspector, tcp(message, NOTHING));
    }

    private static byte[] unconnected(String request) {
        byte[] bytes = hex(request);
        return message(
                0x6F,
                join(
                        hex("00000000 0000 0200 0000 0000 B200"),
                        hex("%02x00".formatted(bytes.length)),
                        bytes));
    }

    private static byte[] message(int command, byte[] data) {
        return join(
                hex("%02x00 %02x00".formatted(command, data.length)),
                hex("01000000 00000000 0000000000000000 00000000"),
                data);
    }
}
