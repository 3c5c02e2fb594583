package eu.sealwatch.agent.inspect.vnc;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Vnc;
import org.junit.jupiter.api.Test;

class VncInspectorTest {
    private static final byte[] V38 = text("RFB 003.008\n");
    private static final byte[] V33 = text("RFB 003.003\n");

    private final VncInspector inspector = new VncInspector();

    @Test
    void from37OnTheClientPicksOfTheServersList() {
        Vnc vnc = read(join(V38, hex("02")), join(V38, hex("02 01 02")));

        assertThat(vnc.getServerVersion()).isEqualTo("003.008");
        assertThat(vnc.getOfferedTypesList()).containsExactly(1, 2);
        assertThat(vnc.getSecurityType()).isEqualTo(2);
        assertThat(vnc.getChosenSeen()).isTrue();
    }

    @Test
    void in33TheServerDecides() {
        Vnc vnc = read(V33, join(V38, hex("00000001")));

        assertThat(vnc.getClientVersion()).isEqualTo("003.003");
        assertThat(vnc.getSecurityType()).isEqualTo(1);
    }

    @Test
    void vencryptsSubtypeIsTheClientsChoice() {
        Vnc vnc =
                read(
                        join(V38, hex("13 0002 00000105")),
                        join(V38, hex("02 02 13 0002 00 02 00000102 00000105")));

        assertThat(vnc.getSecurityType()).isEqualTo(19);
        assertThat(vnc.getVencryptSubtype()).isEqualTo(261);
    }

    @Test
    void vencryptIsFollowedIntoTls() {
        var flow =
                record(
                        inspector,
                        tcp(
                                join(V38, hex("13 0002 00000104"), record(22, clientHello("1301"))),
                                join(
                                        V38,
                                        hex("01 13 0002 00 01 00000104 01"),
                                        record(22, serverHello("1301")))));

        assertThat(flow.getVnc().getVencryptSubtype()).isEqualTo(260);
        assertThat(flow.getTls().getCipher()).isEqualTo(0x1301);
    }

    @Test
    void vencryptThatTheServerRefusesHasNoTls() {
        byte[] client = join(V38, hex("13 0002 00000104"));
        byte[] server = join(V38, hex("01 13 0002 00 01 00000104 00"));

        assertThat(record(inspector, tcp(client, server)).hasTls()).isFalse();
        assertThat(complete(client, server)).isTrue();
    }

    @Test
    void anonymousTlsIsFollowedToo() {
        var flow =
                record(
                        inspector,
                        tcp(
                                join(V38, hex("12"), record(22, clientHello("1301"))),
                                join(V38, hex("02 12 02"), record(22, serverHello("1301")))));

        assertThat(flow.getVnc().getSecurityType()).isEqualTo(18);
        assertThat(flow.getTls().getCipher()).isEqualTo(0x1301);
    }

    @Test
    void vencryptInsideTightIsFollowed() {
        byte[] capability = hex("00000013 56454E43 56454E4352595054");
        byte[] client = join(V38, hex("10 00000013 0002 00000105"));
        byte[] server =
                join(V38, hex("01 10 00000000 00000001"), capability, hex("0002 00 01 00000105"));

        var flow = record(inspector, tcp(client, server));

        assertThat(flow.getVnc().getVencryptSubtype()).isEqualTo(261);
        assertThat(flow.getAttributes(0).getValue()).isEqualTo("19");
    }

    @Test
    void serverThatCallsAListeningViewerIsTold() {
        var flow = record(inspector, tcp(join(V38, hex("02 01 02")), join(V38, hex("02"))));

        assertThat(flow.getVnc().getOfferedTypesList()).containsExactly(1, 2);
        assertThat(flow.getVnc().getSecurityType()).isEqualTo(2);
        assertThat(flow.getAttributes(0).getName()).isEqualTo("vnc.reversed");
    }

    @Test
    void serverThatCallsAListeningViewerOf33IsToldToo() {
        var flow = record(inspector, tcp(join(V33, hex("00000002")), join(V33, hex("01"))));

        assertThat(flow.getVnc().getSecurityType()).isEqualTo(2);
        assertThat(flow.getAttributes(0).getName()).isEqualTo("vnc.reversed");
    }

    @Test
    void repeaterIsToldAndWhatFollowsIsNotRead() {
        var flow = record(inspector, tcp(new byte[0], text("RFB 000.000\n")));

        assertThat(flow.getVnc().getServerVersion()).isEqualTo("000.000");
        assertThat(flow.getAttributes(0).getName()).isEqualTo("vnc.repeater");
        assertThat(complete(new byte[0], text("RFB 000.000\n"))).isTrue();
    }

    @Test
    void versionsOfApplesAndOthersAreVnc() {
        Vnc vnc = read(join(V38, hex("1E")), join(text("RFB 003.889\n"), hex("03 1E 21 24")));

        assertThat(vnc.getServerVersion()).isEqualTo("003.889");
        assertThat(vnc.getSecurityType()).isEqualTo(30);
    }

    @Test
    void serverAloneIsAlreadyVnc() {
        Vnc vnc = read(new byte[0], V38);

        assertThat(vnc.getServerVersion()).isEqualTo("003.008");
        assertThat(vnc.getChosenSeen()).isFalse();
    }

    @Test
    void lineThatIsAlmostAVersionIsNot() {
        assertThat(inspector.inspect(tcp(new byte[0], text("RFB 00x.008\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Vnc read(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getVnc();
    }

    private boolean complete(byte[] client, byte[] server) {
        return inspector.inspect(tcp(client, server)) instanceof Recognition.Recognised recognised
                && recognised.complete();
    }
}
