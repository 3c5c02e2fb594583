package eu.sealwatch.agent.inspect.rustdesk;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class RustdeskInspectorTest {
    private static final byte[] NOTHING = {};
    private static final String UUID = "0b1c2d3e-4f50-4162-8374-8596a7b8c9da";

    private final RustdeskInspector inspector = new RustdeskInspector();

    @Test
    void registrationsOverUdp() {
        assertThat(said(udp(join(hex("32 0B 0A 09"), text("123456789"))))).isEqualTo("register");
        assertThat(said(udp(join(hex("32 0E 0A 0A"), text("1234567890"), hex("10 05")))))
                .isEqualTo("register");
        byte[] withKey =
                join(hex("7A 31 0A 09"), text("123456789"), hex("12 02 ABCD 1A 20"), new byte[32]);
        assertThat(said(udp(withKey))).isEqualTo("register");
    }

    @Test
    void relayByItsTicket() {
        byte[] request = join(hex("CC 92 01 30 0A 08"), text("someName"), hex("12 24"), text(UUID));
        byte[] longer = join(hex("E1 00"), hex("92 01 35 0A 09"), text("123456789"));

        assertThat(said(tcp(request, NOTHING))).isEqualTo("relay");
        assertThat(inspector.inspect(tcp(longer, NOTHING))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void keyExchangeOfEitherSide() {
        byte[] signed = join(hex("95 01 CA 01 62 0A 60"), new byte[96]);
        byte[] sealed = join(hex("59 01 CA 01 53 0A 20"), new byte[32], hex("0A 30"), new byte[48]);

        assertThat(said(tcp(NOTHING, signed))).isEqualTo("key-exchange");
        assertThat(said(tcp(sealed, signed))).isEqualTo("key-exchange");
    }

    @Test
    void sessionBetweenPeersBeginsWithKeys() {
        byte[] signed =
                join(
                        hex("C5 01 1A 6F 0A 6D"),
                        new byte[64],
                        hex("0A 09"),
                        text("123456789"),
                        hex("12 20"),
                        new byte[32]);
        byte[] keys = join(hex("59 01 22 54 0A 20"), new byte[32], hex("12 30"), new byte[48]);

        assertThat(said(tcp(NOTHING, signed))).isEqualTo("session");
        assertThat(said(tcp(keys, NOTHING))).isEqualTo("session");
        signed[70] = 0x0B;
        assertThat(inspector.inspect(tcp(NOTHING, signed))).isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void natTestNeedsBothSides() {
        byte[] request = hex("14 A2 01 02 08 07");

        assertThat(inspector.inspect(tcp(request, NOTHING))).isEqualTo(Recognition.UNDECIDED);
        assertThat(said(tcp(request, hex("1C AA 01 04 08 AC A2 02")))).isEqualTo("nat-test");
        assertThat(inspector.inspect(tcp(request, hex("14 A2 01 02 08 07"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void otherMessagesOfProtobufAreNot() {
        // an identifier of letters, another field, bytes left over, another field number
        assertNot(udp(join(hex("32 0B 0A 09"), text("peerAbcde"))));
        assertNot(udp(join(hex("32 0D 0A 09"), text("123456789"), hex("18 01"))));
        assertNot(udp(join(hex("32 0B 0A 09"), text("123456789"), hex("00"))));
        assertNot(udp(join(hex("2A 0B 0A 09"), text("123456789"))));
        assertNot(tcp(hex("FF"), NOTHING));
        assertNot(tcp(hex("14 08"), NOTHING));
        assertNot(tcp(text("GET / HTTP/1.1\r\n"), NOTHING));
    }

    private void assertNot(Conversation conversation) {
        assertThat(inspector.inspect(conversation)).isEqualTo(Recognition.NOT_MINE);
    }

    private String said(Conversation conversation) {
        return record(inspector, conversation).getAttributes(0).getValue();
    }
}
