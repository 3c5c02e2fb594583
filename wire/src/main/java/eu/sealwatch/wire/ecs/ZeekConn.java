package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import java.util.HexFormat;

/**
 * Closed flow records as Zeek's {@code conn.log}, so that its readers can read ours. The history
 * column is always unset: a record keeps which flags were seen, not in which order. Connection
 * states are told from the same flags; where Zeek follows sequence numbers, this is an inference.
 */
public final class ZeekConn {
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final int TCP = 6;
    private static final long NANOS = 1_000_000_000L;
    private static final String UNSET = "-";

    private ZeekConn() {}

    /** The lines that come before the first record, each with its line end. */
    public static String header() {
        return """
        #separator \\x09
        #set_separator\t,
        #empty_field\t(empty)
        #unset_field\t-
        #path\tconn
        #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents
        #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]
        """;
    }

    /** One record, without a line end. */
    public static String line(FlowRecord flow) {
        Peer source = flow.getSource();
        Peer destination = flow.getDestination();
        boolean icmp = flow.getTransport() == 1 || flow.getTransport() == 58;
        return String.join(
                "\t",
                seconds(flow.getStart()),
                uid(flow),
                FlowJson.address(source.getIp().toByteArray()),
                Integer.toString(icmp ? flow.getIcmpType() : source.getPort()),
                FlowJson.address(destination.getIp().toByteArray()),
                Integer.toString(icmp ? flow.getIcmpCode() : destination.getPort()),
                proto(flow.getTransport()),
                service(flow),
                seconds(Math.max(0, flow.getEnd() - flow.getStart())),
                Long.toString(source.getPayloadBytes()),
                Long.toString(destination.getPayloadBytes()),
                state(flow),
                inside(flow, FlowRecord.Direction.OUTBOUND),
                inside(flow, FlowRecord.Direction.INBOUND),
                Long.toString(flow.getMissingBytes()),
                UNSET,
                Long.toString(source.getPackets()),
                Long.toString(source.getBytes()),
                Long.toString(destination.getPackets()),
                Long.toString(destination.getBytes()),
                UNSET);
    }

    private static String seconds(long nanos) {
        return "%d.%06d".formatted(nanos / NANOS, nanos % NANOS / 1000);
    }

    private static String uid(FlowRecord flow) {
        return "C" + HexFormat.of().formatHex(flow.getId().toByteArray());
    }

    private static String proto(int transport) {
        return switch (transport) {
            case TCP -> "tcp";
            case 17 -> "udp";
            case 1, 58 -> "icmp";
            default -> "unknown_transport";
        };
    }

    /** Zeek says ssl for TLS, and rfb for VNC; the other names are the same. */
    private static String service(FlowRecord flow) {
        return switch (flow.getProtocol()) {
            case "" -> UNSET;
            case "tls", "dtls" -> "ssl";
            case "vnc" -> "rfb";
            case "ftp-control" -> "ftp";
            default -> flow.getProtocol();
        };
    }

    private static String inside(FlowRecord flow, FlowRecord.Direction alone) {
        FlowRecord.Direction direction = flow.getDirection();
        return direction == FlowRecord.Direction.DIRECTION_UNKNOWN
                ? UNSET
                : direction == alone || direction == FlowRecord.Direction.INTERNAL ? "T" : "F";
    }

    static String state(FlowRecord flow) {
        if (flow.getTransport() != TCP) {
            return flow.getDestination().getPackets() > 0 ? "SF" : "S0";
        }
        int source = flow.getSourceTcpFlags();
        int destination = flow.getDestinationTcpFlags();
        if (has(source, SYN)) {
            return opened(source, destination);
        }
        if (has(destination, SYN) && has(destination, ACK)) {
            // the answer to a SYN that was not seen
            return has(destination, RST) ? "RSTRH" : has(destination, FIN) ? "SHR" : "OTH";
        }
        return "OTH";
    }

    /** The source's SYN was seen. */
    private static String opened(int source, int destination) {
        if (!has(destination, SYN)) {
            if (has(destination, RST)) {
                return "REJ";
            }
            return has(source, RST) ? "RSTOS0" : has(source, FIN) ? "SH" : "S0";
        }
        if (has(source, RST)) {
            return "RSTO";
        }
        if (has(destination, RST)) {
            return "RSTR";
        }
        if (has(source, FIN)) {
            return has(destination, FIN) ? "SF" : "S2";
        }
        return has(destination, FIN) ? "S3" : "S1";
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
