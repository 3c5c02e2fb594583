package eu.sealwatch.agent.inspect.vnc;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
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
}
