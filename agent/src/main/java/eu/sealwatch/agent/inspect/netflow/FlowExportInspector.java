package eu.sealwatch.agent.inspect.netflow;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Flow export: NetFlow 5 and 7 by the records that fill the datagram, NetFlow 9 (RFC 3954) and
 * IPFIX (RFC 7011) by their sets, sFlow 5 by its header and samples.
 */
public final class FlowExportInspector implements Inspector {
    private static final Plain NETFLOW = Plain.handshake("netflow");
    private static final Recognition SFLOW = Plain.handshake("sflow").complete();
    private static final int MOST_RECORDS = 30;
    private static final int SMALLEST_TIME_HIGH = 0x30; // July 1995
    private static final int DATA_SETS = 256;

    @Override
    public String protocol() {
        return "netflow";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int length = datagram.length();
        int version = datagram.u16(0);
        boolean known =
                switch (version) {
                    // count, uptime, seconds, nanoseconds, sequence: then records of 48 or 52
                    case 5 -> isFixed(datagram, 48);
                    case 7 -> isFixed(datagram, 52);
                    // count, uptime, seconds, sequence, source; templates have sets 0 and 1
                    case 9 -> datagram.u8(8) >= SMALLEST_TIME_HIGH && setsFill(datagram, 20, 0, 1);
                    // length, seconds, sequence, domain; templates have sets 2 and 3
                    case 10 ->
                            datagram.u16(2) == length
                                    && datagram.u8(4) >= SMALLEST_TIME_HIGH
                                    && setsFill(datagram, 16, 2, 3);
                    default -> false;
                };
        if (known) {
            return NETFLOW.with("netflow.version", version == 10 ? "ipfix" : "" + version)
                    .complete();
        }
        return isSflow(datagram) ? SFLOW : Recognition.NOT_MINE;
    }

    private static boolean isFixed(Octets datagram, int record) {
        int count = datagram.u16(2);
        return count >= 1
                && count <= MOST_RECORDS
                && datagram.length() == 24 + count * record
                && datagram.u8(8) >= SMALLEST_TIME_HIGH;
    }

    private static boolean setsFill(Octets datagram, int from, int template, int options) {
        int at = from;
        while (datagram.has(at, 4)) {
            int id = datagram.u16(at);
            int size = datagram.u16(at + 2);
            boolean known = id == template || id == options || id >= DATA_SETS;
            if (!known || size < 4 || !datagram.has(at, size)) {
                return false;
            }
            at += size;
        }
        return at == datagram.length() && at > from;
    }

    // sflow.org, sFlow 5: version, address type and address, sub-agent, sequence, uptime, samples
    private static boolean isSflow(Octets datagram) {
        long type = datagram.u32(4);
        if (datagram.u32(0) != 5 || (type != 1 && type != 2)) {
            return false;
        }
        int samples = type == 1 ? 24 : 36;
        long count = datagram.u32(samples);
        int at = samples + 4;
        for (long i = 0; i < count && i < MOST_RECORDS; i++) {
            long size = datagram.u32(at + 4);
            if (!datagram.has(at, 8) || size % 4 != 0 || size > datagram.length() - at - 8) {
                return false;
            }
            at += 8 + (int) size;
        }
        return datagram.has(0, samples + 4) && (at == datagram.length() || count >= MOST_RECORDS);
    }
}
