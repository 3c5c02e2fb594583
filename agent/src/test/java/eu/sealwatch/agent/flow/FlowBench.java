package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource.Next;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Measures the hot path. {@code FlowBench make FILE BYTES FLOWS} writes a capture of interleaved
 * TCP and UDP flows; {@code FlowBench FILE...} reads each and prints packets, flows, and packets/s.
 */
final class FlowBench {
    private static final int[] PAYLOADS = {0, 0, 64, 200, 1400, 1400};

    private FlowBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("make")) {
            make(
                    Path.of(arguments[1]),
                    Long.parseLong(arguments[2]),
                    Integer.parseInt(arguments[3]));
            return;
        }
        for (String file : arguments) {
            read(Path.of(file));
        }
    }

    private static void read(Path file) throws IOException {
        long start = System.nanoTime();
        var packet = new Packet();
        var datagram = new Datagram();
        var decoder = new Decoder();
        var table = new FlowTable(FlowSettings.defaults(), new DecideAtOnce());
        try (CaptureFile capture = CaptureFile.open(file)) {
            while (capture.next(packet) == Next.PACKET) {
                if (decoder.decode(packet, datagram) == Decoded.DATAGRAM) {
                    table.packet(datagram);
                }
            }
            table.finish();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d packets, %d flows, %.2f s, %.0f packets/s %s%n",
                    capture.counters().packets(),
                    table.counters().opened(),
                    seconds,
                    capture.counters().packets() / seconds,
                    capture.warnings());
        }
    }

    private static void make(Path file, long bytes, int flows) throws IOException {
        var random = new Random(1);
        int[] next = new int[flows];
        try (OutputStream raw = Files.newOutputStream(file);
                var out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 20))) {
            out.write(Pcap.header());
            long timeNs = 1_700_000_000_000_000_000L;
            for (long written = 0; written < bytes; ) {
                int flow = random.nextInt(flows);
                byte[] frame = frame(flow, next[flow]++, PAYLOADS[random.nextInt(PAYLOADS.length)]);
                timeNs += 2000;
                out.write(Pcap.record(timeNs, frame));
                written += 16 + frame.length;
            }
        }
    }

    private static byte[] frame(int flow, int step, int payload) {
        int client = 0x10000 | flow >> 14;
        int port = 1024 + (flow & 0x3FFF);
        boolean udp = flow % 4 == 0;
        boolean back = step % 2 == 1;
        byte[] data = new byte[payload];
        if (udp) {
            return back
                    ? Frame.udp(9, 53, client, port, data)
                    : Frame.udp(client, port, 9, 53, data);
        }
        int flags = step == 0 ? Frame.SYN : step == 1 ? Frame.SYN | Frame.ACK : Frame.ACK;
        byte[] sent = step < 2 ? new byte[0] : data;
        int sequence = step < 2 ? 99 : 100 + step * 1000;
        return back
                ? Frame.tcp(9, 443, client, port, flags, sequence, 0, sent)
                : Frame.tcp(client, port, 9, 443, flags, sequence, 0, sent);
    }

    /** The classic format, as FlowBench writes it. */
    private static final class Pcap {
        static byte[] header() {
            ByteBuffer header = ByteBuffer.allocate(24).putInt(0xA1B23C4D);
            return header.putShort((short) 2)
                    .putShort((short) 4)
                    .putLong(0)
                    .putInt(65535)
                    .putInt(1)
                    .array();
        }

        static byte[] record(long timeNs, byte[] frame) {
            ByteBuffer record = ByteBuffer.allocate(16 + frame.length);
            record.putInt((int) (timeNs / 1_000_000_000)).putInt((int) (timeNs % 1_000_000_000));
            return record.putInt(frame.length).putInt(frame.length).put(frame).array();
        }
    }

    private static final class DecideAtOnce implements FlowEvents {
        @Override
        public void opened(Flow flow) {}

        @Override
        public void data(Flow flow, Conversation conversation, boolean fromClient) {
            if (conversation.client().length() + conversation.server().length() > 600) {
                flow.stopInspecting();
            }
        }

        @Override
        public void tick(Flow flow) {}

        @Override
        public void closed(Flow flow, EndReason reason) {}
    }
}
