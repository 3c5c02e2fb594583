package eu.sealwatch.agent.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.config.settings.SiteNetworks;
import eu.sealwatch.wire.v1.Observation;
import java.util.concurrent.atomic.AtomicLong;

/** Packets of any link type, one after another, from the decoder to the observations. */
class PacketsFuzzTest {
    private static final int[] LINKS = {
        1, 0, 9, 12, 50, 51, 101, 104, 105, 107, 108, 113, 117, 127, 228, 229, 239, 276
    };
    private static final int LONGEST = 2048;
    private static final int MOST_FLOWS = 8;
    private static final long MILLISECOND = 1_000_000;

    @FuzzTest
    void everyPacketIsCountedAndEveryFlowIsClosed(FuzzedDataProvider data) {
        var written = new AtomicLong();
        var observer =
                new Observer(
                        ObserverSettings.forSite(SiteNetworks.DEFAULT)
                                .withFlows(FlowSettings.defaults().withMaxFlows(MOST_FLOWS)),
                        (Observation each) -> written.addAndGet(each.getSerializedSize()));
        int link = LINKS[data.consumeInt(0, LINKS.length - 1)];
        long now = 0;
        long packets = 0;
        while (data.remainingBytes() > 0) {
            now += data.consumeByte() * MILLISECOND * 100;
            int length = data.consumeInt(0, LONGEST);
            byte[] frame = data.consumeBytes(length);
            int cut = data.consumeBoolean() ? frame.length / 2 : frame.length;
            observer.accept(Frame.packet(now, link, frame, cut, frame.length));
            packets++;
        }
        observer.finish();

        long counted = 0;
        for (Decoded outcome : Decoded.values()) {
            counted += observer.decoded().of(outcome);
        }
        if (counted != packets) {
            throw new AssertionError(counted + " of " + packets + " packets are counted");
        }
        if (observer.flows().open() != 0) {
            throw new AssertionError(observer.flows() + " after the end");
        }
    }
}
