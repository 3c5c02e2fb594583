package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.rhythm.RhythmMeter;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;

/**
 * Decides which flows are listened to once their inspection is over, and hands on what they carry.
 * Flows that nobody has a use for cost one test a packet.
 */
final class Listening {

    /** The flow's inspection is over; its facts are known, or there are none. */
    void begin(Flow flow, Watch watch) {
        Facts facts = watch.facts();
        if (facts == null) {
            return;
        }
        if (Category.ofName(facts.protocol()) == Category.REMOTE_MAINTENANCE) {
            measure(flow, watch, meter(facts));
        }
    }

    /** The flow is told of: what rides on it is known by now, if it ever is. */
    void named(Flow flow, Watch watch, FlowRecord record) {
        Ear ear = watch.ear();
        boolean measured = ear != null && ear.rhythm() != null;
        if (!measured && !flow.inspecting() && Category.of(record) == Category.REMOTE_MAINTENANCE) {
            measure(flow, watch, RhythmMeter.of(record.getApplication()));
        }
    }

    void payload(Flow flow, Watch watch, Datagram packet, boolean fromClient) {
        Ear ear = watch.ear();
        if (ear == null) {
            return;
        }
        int bytes = packet.payloadBytes;
        // what is repeated was heard already
        int repeated = Math.clamp(-flow.ahead(packet, fromClient), 0, bytes);
        RhythmMeter rhythm = ear.rhythm();
        if (rhythm != null && repeated < bytes) {
            rhythm.count(packet.timeNs, fromClient, bytes - repeated);
        }
    }

    private static RhythmMeter meter(Facts facts) {
        if (!facts.protocol().equals("ssh")) {
            return RhythmMeter.of(facts.protocol());
        }
        var described = FlowRecord.newBuilder();
        facts.describe(described);
        return RhythmMeter.ofSsh(described.getSsh());
    }

    private static void measure(Flow flow, Watch watch, RhythmMeter meter) {
        ear(watch).measure(meter);
        flow.listen();
    }

    private static Ear ear(Watch watch) {
        Ear ear = watch.ear();
        if (ear == null) {
            ear = new Ear();
            watch.listenWith(ear);
        }
        return ear;
    }
}
