package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The totals of a flow's latest record: records say sums, and a detector needs what was added. */
final class OpenFlow {
    static final Remembered.Form<OpenFlow> FORM =
            new Remembered.Form<>() {
                @Override
                public void write(OpenFlow flow, DataOutput out) throws IOException {
                    out.writeLong(flow.start);
                    out.writeLong(flow.end);
                    out.writeLong(flow.bytesOut);
                    out.writeLong(flow.bytesIn);
                    out.writeLong(flow.packetsOut);
                    out.writeLong(flow.packetsIn);
                }

                @Override
                public OpenFlow read(DataInput in) throws IOException {
                    var flow = new OpenFlow(in.readLong());
                    flow.end = in.readLong();
                    flow.bytesOut = in.readLong();
                    flow.bytesIn = in.readLong();
                    flow.packetsOut = in.readLong();
                    flow.packetsIn = in.readLong();
                    return flow;
                }
            };

    private final long start;
    private long end;
    private long bytesOut;
    private long bytesIn;
    private long packetsOut;
    private long packetsIn;

    OpenFlow(long start) {
        this.start = start;
        this.end = start;
    }

    long start() {
        return start;
    }

    /** What the record adds to those before it. */
    Progress advance(FlowRecord record, boolean sourceInside, boolean first) {
        Peer inside = sourceInside ? record.getSource() : record.getDestination();
        Peer outside = sourceInside ? record.getDestination() : record.getSource();
        var progress =
                new Progress(
                        first,
                        grown(inside.getBytes(), bytesOut),
                        grown(outside.getBytes(), bytesIn),
                        grown(inside.getPackets(), packetsOut),
                        grown(outside.getPackets(), packetsIn),
                        Math.min(end, record.getEnd()),
                        record.getEnd());
        end = Math.max(end, record.getEnd());
        bytesOut = inside.getBytes();
        bytesIn = outside.getBytes();
        packetsOut = inside.getPackets();
        packetsIn = outside.getPackets();
        return progress;
    }

    private static long grown(long total, long before) {
        return Math.max(0, total - before);
    }
}
