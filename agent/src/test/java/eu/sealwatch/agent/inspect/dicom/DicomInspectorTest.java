package eu.sealwatch.agent.inspect.dicom;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.midstream;
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

    @Test
    void storeNamesItsCommandAndClassAndWhatIsStoredIsStoredAsDicos() {
        byte[] image = data(hex("01 02"), new byte[400]);
        byte[] client = join(REQUEST, store(DICOS_CT), image, store(DICOS_CT));

        Dicom dicom = read(client, hex("02 00 000000B8 0001"));

        assertThat(dicom.getCommandsList()).containsExactly("C-STORE");
        assertThat(dicom.getOperatedClassesList()).containsExactly(DICOS_CT);
        assertThat(dicom.getStoresSeen()).isEqualTo(2);
        assertThat(dicom.getReleased()).isFalse();
        assertThat(record(inspector, tcp(client, new byte[0])).getApplication()).isEqualTo("dicos");
    }

    @Test
    void answersAreNoRequests() {
        byte[] answer = command(0x8001, DICOS_CT);

        assertThat(read(REQUEST, join(hex("02 00 00000002 0001"), answer)).getCommandsList())
                .isEmpty();
    }

    @Test
    void associationThatWasReleasedOrAbortedIsOver() {
        byte[] release = hex("05 00 00000004 00000000");
        byte[] abort = hex("07 00 00000004 00000000");

        assertThat(read(join(REQUEST, release), new byte[0]).getReleased()).isTrue();
        assertThat(read(join(REQUEST, abort), new byte[0]).getAborted()).isTrue();
        assertThat(inspector.inspect(tcp(join(REQUEST, release), new byte[0])))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        recognised -> assertThat(recognised.complete()).isTrue());
    }

    @Test
    void commandInTheMiddleOfAnAssociationIsDicom() {
        Dicom dicom =
                record(inspector, midstream(command(0x0020, "1.2.840.10008.5.1.4.31"), new byte[0]))
                        .getDicom();

        assertThat(dicom.getCommandsList()).containsExactly("C-FIND");
        assertThat(dicom.getOperatedClassesList()).containsExactly("1.2.840.10008.5.1.4.31");
        assertThat(dicom.getAccepted()).isTrue();
    }

    @Test
    void dataInTheMiddleIsNotEnoughByItself() {
        assertThat(inspector.inspect(midstream(data(hex("01 00"), new byte[40]), new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
        assertThat(
                        inspector.inspect(
                                midstream(hex("04 00 00000020 00000060 01 03 0000"), new byte[0])))
                .isEqualTo(Recognition.NOT_MINE);
    }

    private static byte[] store(String sopClass) {
        return command(0x0001, sopClass);
    }

    private static byte[] command(int field, String sopClass) {
        byte[] uid = text(sopClass.length() % 2 == 0 ? sopClass : sopClass + "\0");
        byte[] set =
                join(
                        hex("0000 0000 04000000 38000000"),
                        hex("0000 0200 %02x000000".formatted(uid.length)),
                        uid,
                        hex("0000 0001 02000000 %02x%02x".formatted(field & 0xFF, field >> 8)));
        return data(hex("01 03"), set);
    }

    private static byte[] data(byte[] contextAndControl, byte[] content) {
        byte[] value = join(hex("%08x".formatted(content.length + 2)), contextAndControl, content);
        return join(hex("04 00 %08x".formatted(value.length)), value);
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
