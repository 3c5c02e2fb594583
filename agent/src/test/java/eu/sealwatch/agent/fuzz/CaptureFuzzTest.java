package eu.sealwatch.agent.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.sealwatch.agent.capture.CaptureException;
import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource.Next;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes are a capture that can be read, or one clear refusal. */
class CaptureFuzzTest {

    @FuzzTest
    void anyFileIsReadOrRefused(byte[] file) throws IOException {
        try (CaptureFile capture = CaptureFile.open(new ByteArrayInputStream(file), "fuzz")) {
            var packet = new Packet();
            while (capture.next(packet) == Next.PACKET) {
                if (packet.captured < 0 || packet.wireBytes < packet.captured) {
                    throw new AssertionError(packet.captured + " of " + packet.wireBytes);
                }
            }
        } catch (CaptureException refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new AssertionError("refused without a word", refused);
            }
        }
    }
}
