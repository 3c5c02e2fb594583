package eu.sealwatch.agent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource.Next;
import eu.sealwatch.agent.decode.Malformed;
import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.config.settings.SiteNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hundred thousand pieces of the demo's capture, each damaged in some way. */
class MutatedCaptureTest {
    private static final Path CAPTURE = Path.of("../demo/scanner-site.pcapng.gz");
    private static final int PIECES = Integer.getInteger("sealwatch.mutations", 100_000);
    private static final int PACKETS_EACH = 12;
    private static final int MOST_FLOWS = 64;

    private final Random random = new Random(20261124);

    @Test
    void damageIsCountedAndNeverFatal() throws IOException {
        List<byte[]> frames = frames();
        assertThat(frames).hasSizeGreaterThan(PACKETS_EACH);
        var observer =
                new Observer(
                        ObserverSettings.forSite(SiteNetworks.DEFAULT)
                                .withFlows(FlowSettings.defaults().withMaxFlows(MOST_FLOWS)),
                        observation -> assertThat(observation.getSerializedSize()).isPositive());
        long now = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            int first = random.nextInt(frames.size() - PACKETS_EACH);
            for (byte[] frame : frames.subList(first, first + PACKETS_EACH)) {
                now += random.nextInt(50_000_000);
                byte[] damaged = random.nextInt(3) == 0 ? damaged(frame) : frame;
                observer.accept(Frame.packet(now, damaged));
            }
        }
        observer.finish();

        assertThat(observer.decoded().packets()).isEqualTo((long) PIECES * PACKETS_EACH);
        assertThat(observer.flows().open()).isZero();
        long malformed = 0;
        for (Malformed kind : Malformed.values()) {
            malformed += observer.decoded().of(kind);
        }
        assertThat(malformed).isPositive();
    }

    private byte[] damaged(byte[] frame) {
        byte[] damaged = frame.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            }
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> swapWords(damaged);
            default -> {
                // a length or type of another packet, or an extreme one
                int at = random.nextInt(damaged.length);
                damaged[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
        }
        return damaged;
    }

    private void swapWords(byte[] frame) {
        int one = random.nextInt(frame.length - 1);
        int other = random.nextInt(frame.length - 1);
        for (int i = 0; i < 2; i++) {
            byte kept = frame[one + i];
            frame[one + i] = frame[other + i];
            frame[other + i] = kept;
        }
    }

    private static List<byte[]> frames() throws IOException {
        var frames = new ArrayList<byte[]>();
        try (CaptureFile capture = CaptureFile.open(CAPTURE)) {
            var packet = new Packet();
            while (capture.next(packet) == Next.PACKET) {
                byte[] frame = new byte[packet.captured];
                packet.bytes.get(packet.start, frame, 0, frame.length);
                frames.add(frame);
            }
        }
        return frames;
    }
}
