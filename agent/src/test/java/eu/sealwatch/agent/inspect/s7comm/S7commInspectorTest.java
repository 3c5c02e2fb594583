package eu.sealwatch.agent.inspect.s7comm;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class S7commInspectorTest {
    private static final byte[] NOTHING = {};
    private static final byte[] CONNECT = hex("03000016 11E00000000100 C0010A C1020100 C2020102");
    private static final byte[] SETUP =
            hex("03000019 02F080 3201 0000 0000 0008 0000 F000 0001 0001 01E0");
    private static final byte[] STOP =
            hex("03000021 02F080 3201 0000 0100 0010 0000 29 0000000000 09 505F50524F4752414D");

    private final S7commInspector inspector = new S7commInspector();

    @Test
    void stopOfTheControllerIsControl() {
        assertThat(Attributes.of(inspector, tcp(join(CONNECT, SETUP, STOP), NOTHING)))
                .containsEntry("s7comm.function", "setup-communication,stop")
                .containsEntry("s7comm.access", "control");
    }

    @Test
    void answerAloneIsEnoughInTheMiddle() {
        byte[] answer = hex("0300001B 02F080 3203 0000 0000 0008 0000 0000 F000 0001 0001 00F0");

        assertThat(Attributes.of(inspector, midstream(NOTHING, answer))).isEmpty();
    }

    @Test
    void userDataIsToldByItsGroup() {
        byte[] clock =
                hex("0300001D 02F080 3207 0000 0000 0008 0004 000112 04 11 47 02 00 0A000000");

        assertThat(Attributes.of(inspector, tcp(join(CONNECT, clock), NOTHING)))
                .containsEntry("s7comm.function", "set-clock")
                .containsEntry("s7comm.access", "write");
    }

    @Test
    void laterGenerationIsSaidToBeOne() {
        byte[] plus = hex("0300000E 02F080 72 01 0003 310000");

        assertThat(Attributes.of(inspector, tcp(join(CONNECT, plus), NOTHING)))
                .containsEntry("s7comm.variant", "plus");
    }

    @Test
    void remoteDesktopInTheSameEnvelopeIsNotMine() {
        byte[] connect = hex("0300000E 02F080 7F 65 82 01 94 04 01");

        assertThat(inspector.inspect(tcp(join(CONNECT, connect), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
