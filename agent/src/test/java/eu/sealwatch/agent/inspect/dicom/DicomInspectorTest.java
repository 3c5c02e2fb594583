package eu.sealwatch.agent.inspect.dicom;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Dicom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DicomInspectorTest {
    private static final String DICOS_CT = "1.2.840.10008.5.1.4.1.1.501.1";
    private static final String EXPLICIT_VR = "1.2.840.10008.1.2.1";
    private static final byte[] REQUEST = request();

    private final DicomInspector inspector = new DicomInspector();

    @Test
    void requestNamesWhoCallsWhomForWhat() {
        Dicom dicom = read(REQUEST, new byte[0]);

        assertThat(dicom.getCalledAe()).isEqualTo("ARCHIVE");
        assertThat(dicom.getCallingAe()).isEqualTo("SCANNER 1");
        assertThat(dicom.getAbstractSyntaxesList()).containsExactly(DICOS_CT);
        assertThat(dicom.getTransferSyntaxesList()).containsExactly(EXPLICIT_VR);
        assertThat(dicom.getImplementationUid()).isEqualTo("1.2.3.4");
        assertThat(dicom.getImplementationVersion()).isEqualTo("SCAN_9");
        assertThat(dicom.getAccepted()).isFalse();
    }

    @Test
    void answerSaysWhetherItWasAccepted() {
        assertThat(read(REQUEST, hex("02 00 000000B8 0001")).getAccepted()).isTrue();
        assertThat(read(REQUEST, hex("03 00 00000004 00 01 01 07")).getRejected()).isTrue();
    }

    @Test
    void requestCutAnywhereIsDicomOrUndecided() {
        for (int length = 0; length < REQUEST.length; length++) {
            var cut = tcp(Arrays.copyOf(REQUEST, length), new byte[0]);

            assertThat(inspector.inspect(cut)).isNotEqualTo(Recognition.NOT_MINE);
        }
    }

    @Test
    void lengthThatNoRequestHasIsNotDicom() {
        assertThat(inspector.inspect(tcp(hex("01 00 00000010 0001"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private Dicom read(byte[] client, byte[] server) {
        return record(inspector, tcp(client, server)).getDicom();
    }

    private static byte[] request() {
        byte[] syntaxes =
                join(hex("01 00 00 00"), item(0x30, text(DICOS_CT)), item(0x40, text(EXPLICIT_VR)));
        byte[] user = join(item(0x52, text("1.2.3.4")), item(0x55, text("SCAN_9")));
        byte[] rest =
                join(
                        hex("0001 0000"),
                        text("ARCHIVE         "),
                        text("SCANNER 1       "),
                        new byte[32],
                        item(0x10, text("1.2.840.10008.3.1.1.1")),
                        item(0x20, syntaxes),
                        item(0x50, user));
        return join(hex("01 00 %08x".formatted(rest.length)), rest);
    }

    private static byte[] item(int type, byte[] value) {
        return join(hex("%02x 00 %04x".formatted(type, value.length)), value);
    }
}
