package eu.sealwatch.agent.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.wire.v1.Shape;
import eu.sealwatch.wire.v1.Shape.Look;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeMeterTest {
    private final ShapeMeter meter = new ShapeMeter();

    @ParameterizedTest
    @ValueSource(ints = {256, 512, 1024, 4096})
    void randomBytesLookEncrypted(int count) {
        for (int seed = 0; seed < 200; seed++) {
            meter.reset();
            byte[] bytes = new byte[count];
            new Random(seed).nextBytes(bytes);
            message(true, bytes);
            assertThat(meter.read().getLook()).as("%s", meter.read()).isEqualTo(Look.HIGH_ENTROPY);
        }
    }

    @Test
    void theEntropyOfASmallSampleIsCorrected() {
        byte[] bytes = new byte[4096];
        new Random(1).nextBytes(bytes);
        message(true, bytes);
        assertThat(meter.read().getEntropy()).isCloseTo(8.0, within(0.03));
    }

    @Test
    void wordsAreText() {
        message(true, Given.text("HELO this is a line of somebody's own protocol\r\n"));
        Shape shape = meter.read();
        assertThat(shape.getLook()).isEqualTo(Look.TEXT);
        assertThat(shape.getSourceFirst().toByteArray()).isEqualTo(Given.text("HELO"));
        assertThat(shape.getDestinationFirst()).isEmpty();
    }

    @Test
    void base64IsText() {
        byte[] random = new byte[900];
        new Random(1).nextBytes(random);
        message(true, java.util.Base64.getEncoder().encode(random));
        assertThat(meter.read().getLook()).isEqualTo(Look.TEXT);
    }

    @Test
    void recordsOfSmallNumbersAreBinary() {
        var random = new Random(1);
        byte[] bytes = new byte[2048];
        for (int i = 0; i < bytes.length; i += 4) {
            bytes[i + 2] = (byte) random.nextInt(4);
            bytes[i + 3] = (byte) random.nextInt();
        }
        message(true, bytes);
        assertThat(meter.read().getLook()).isEqualTo(Look.BINARY);
    }

    @Test
    void fewBytesSayNothing() {
        message(true, Given.hex("0102030405060708090a0b0c0d0e0f10f0"));
        assertThat(meter.read().getLook()).isEqualTo(Look.LOOK_UNKNOWN);
        assertThat(meter.read().getEntropy()).isZero();
        assertThat(meter.looksRandom()).isFalse();
    }

    @Test
    void itStopsWhenThereIsEnough() {
        message(true, new byte[4000]);
        assertThat(meter.done()).isFalse();
        message(false, new byte[4000]);
        assertThat(meter.done()).isTrue();
        assertThat(meter.read().getSampled()).isEqualTo(4096);
    }

    @Test
    void aLengthThatFitsEveryMessageIsTheFraming() {
        for (int length : new int[] {5, 40, 17}) {
            message(true, framed("%08x".formatted(length), length));
            message(false, framed("%04x".formatted(length + 2), length));
        }
        assertThat(meter.read().getSourceFraming()).isEqualTo("length-prefixed u32be at 0");
        assertThat(meter.read().getDestinationFraming())
                .isEqualTo("length-prefixed u16be at 0, counting all");
    }

    @Test
    void aLengthMayStandBehindAType() {
        for (int length : new int[] {5, 40, 300}) {
            message(true, framed("01%02x%02x".formatted(length & 0xFF, length >> 8), length));
        }
        assertThat(meter.read().getSourceFraming()).isEqualTo("length-prefixed u16le at 1");
    }

    @Test
    void severalMessagesMayShareAPacket() {
        for (int i = 0; i < 3; i++) {
            message(true, Given.join(framed("0005", 5), framed("0009", 9), framed("0001", i + 1)));
        }
        assertThat(meter.read().getSourceFraming()).isEmpty();
        meter.reset();
        for (int i = 1; i < 4; i++) {
            message(true, Given.join(framed("0005", 5), framed("%04x".formatted(i), i)));
        }
        assertThat(meter.read().getSourceFraming()).isEqualTo("length-prefixed u16be at 0");
    }

    @Test
    void oneElementOfBerAMessage() {
        for (int length : new int[] {5, 40, 17}) {
            message(true, framed("30%02x".formatted(length), length));
        }
        assertThat(meter.read().getSourceFraming()).isEqualTo("ber");
    }

    @Test
    void elementsOneAfterTheOtherAreTlv() {
        for (int i = 1; i < 5; i++) {
            byte[] first = framed("01%02x".formatted(i), i);
            byte[] second = framed("92%02x".formatted(9), 9);
            byte[] third = framed("07%02x".formatted(3 * i), 3 * i);
            message(true, Given.join(first, second, third));
        }
        assertThat(meter.read().getSourceFraming()).contains("u8 at 1");
    }

    @Test
    void linesAreLines() {
        message(true, Given.text("one\n"));
        message(true, Given.text("two more\n"));
        message(true, Given.text("three\n"));
        assertThat(meter.read().getSourceFraming()).isEqualTo("lines");
    }

    @Test
    void messagesOfOneLengthAreNoEvidence() {
        for (int i = 0; i < 5; i++) {
            message(true, framed("00000005", 5));
        }
        assertThat(meter.read().getSourceFraming()).isEmpty();
    }

    @Test
    void randomMessagesHaveNoFraming() {
        var random = new Random(1);
        int framed = 0;
        for (int flow = 0; flow < 20_000; flow++) {
            meter.reset();
            for (int i = 0; i < 5; i++) {
                byte[] bytes = new byte[20 + random.nextInt(200)];
                random.nextBytes(bytes);
                message(true, bytes);
            }
            framed += meter.read().getSourceFraming().isEmpty() ? 0 : 1;
        }
        assertThat(framed).isZero();
    }

    private void message(boolean fromSource, byte[] bytes) {
        meter.message(fromSource, bytes, 0, bytes.length);
    }

    /** A head in hex, and so many bytes of no meaning. */
    private static byte[] framed(String head, int length) {
        byte[] body = new byte[length];
        java.util.Arrays.fill(body, (byte) 0xEE);
        return Given.join(Given.hex(head), body);
    }
}
