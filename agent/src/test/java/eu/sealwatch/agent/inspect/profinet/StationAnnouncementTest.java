package eu.sealwatch.agent.inspect.profinet;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StationAnnouncementTest {
    private static final byte[] NAME = block("0202", join(hex("0000"), text("conveyor-1")));
    private static final byte[] MAKER = block("0201", join(hex("0000"), text("S7-1500")));
    private static final byte[] ADDRESS = block("0102", hex("0001 0A140507 FFFF0000 0A140001"));

    @Test
    void answerToWhoLooksForItTellsNameAndAddress() {
        StationAnnouncement station = read("FEFF 05 01", MAKER, NAME, ADDRESS);

        assertThat(station.name()).isEqualTo("conveyor-1");
        assertThat(station.ip()).isEqualTo(hex("0A140507"));
        assertThat(station.hasAddress()).isTrue();
    }

    @Test
    void greetingAndAnswerToAQuestionTellTheSame() {
        assertThat(read("FEFC 06 00", NAME, ADDRESS).name()).isEqualTo("conveyor-1");
        assertThat(read("FEFD 03 01", ADDRESS, NAME).name()).isEqualTo("conveyor-1");
    }

    @Test
    void stationWithoutAddressHasNone() {
        byte[] none = block("0102", hex("0000 00000000 00000000 00000000"));

        assertThat(read("FEFF 05 01", NAME, none).hasAddress()).isFalse();
    }

    @Test
    void whoAsksOrSetsSaysNothingOfItself() {
        assertThat(StationAnnouncement.read(frame("FEFE 05 00", NAME, ADDRESS))).isEmpty();
        assertThat(StationAnnouncement.read(frame("FEFD 04 00", NAME, ADDRESS))).isEmpty();
        assertThat(StationAnnouncement.read(frame("FEFD 04 01", NAME, ADDRESS))).isEmpty();
    }

    @Test
    void withoutNameThereIsNothingToTell() {
        assertThat(StationAnnouncement.read(frame("FEFF 05 01", ADDRESS))).isEmpty();
    }

    @Test
    void lengthBeyondTheFrameIsNoAnnouncement() {
        byte[] whole = frame("FEFF 05 01", NAME, ADDRESS).toBytes();

        assertThat(StationAnnouncement.read(new Octets(whole, 0, whole.length - 1))).isEmpty();
    }

    @Property(tries = 2000)
    void randomBlocksNeverThrow(@ForAll byte[] blocks) {
        assertThat(StationAnnouncement.read(frame("FEFF 05 01", blocks)))
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(),
                        it -> assertThat(it.orElseThrow().ip()).hasSize(4));
    }

    private static StationAnnouncement read(String head, byte[]... blocks) {
        return StationAnnouncement.read(frame(head, blocks)).orElseThrow();
    }

    private static Octets frame(String head, byte[]... blocks) {
        byte[] all = join(blocks);
        byte[] length = hex("%04X".formatted(all.length));
        return Octets.of(join(hex(head), hex("01020304 0000"), length, all));
    }

    /** An option with its length, padded to an even place. */
    private static byte[] block(String option, byte[] value) {
        byte[] padding = new byte[value.length & 1];
        return join(hex(option), hex("%04X".formatted(value.length)), value, padding);
    }
}
