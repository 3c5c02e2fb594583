package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.FlowQueries.StoredFlow;
import eu.sealwatch.collector.store.Means;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.wire.v1.FlowRecord;
import java.time.ZoneOffset;

/** A flow as lists show it. Times are nanoseconds since the epoch; bytes are of the IP layer. */
public record FlowRow(
        String id,
        long start,
        long end,
        String source,
        String sourceName,
        int sourcePort,
        String destination,
        String destinationName,
        int destinationPort,
        String domain,
        String transport,
        String spoken,
        String direction,
        long sent,
        long received,
        String protection,
        String protectedBy) {

    static FlowRow of(StoredFlow stored, Inventory inventory, EncryptionPreset preset) {
        FlowRecord flow = stored.flow();
        String source = Cidr.format(flow.getSource().getIp().toByteArray());
        String destination = Cidr.format(flow.getDestination().getIp().toByteArray());
        Means means = Means.of(flow);
        var day = Shown.instant(flow.getStart()).atZone(ZoneOffset.UTC).toLocalDate();
        return new FlowRow(
                stored.id(),
                flow.getStart(),
                flow.getEnd(),
                source,
                inventory.name(source),
                flow.getSource().getPort(),
                destination,
                inventory.name(destination),
                flow.getDestination().getPort(),
                domain(flow),
                transport(flow.getTransport()),
                flow.getApplication().isEmpty() ? flow.getProtocol() : flow.getApplication(),
                switch (flow.getDirection()) {
                    case INBOUND -> "inbound";
                    case OUTBOUND -> "outbound";
                    case INTERNAL -> "internal";
                    case EXTERNAL -> "external";
                    case DIRECTION_UNKNOWN, UNRECOGNIZED -> "";
                },
                flow.getSource().getBytes(),
                flow.getDestination().getBytes(),
                Protection.of(means, preset, day).word(),
                Protection.described(means));
    }

    private static String domain(FlowRecord flow) {
        if (!flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        if (!flow.getHttp().getHost().isEmpty()) {
            return flow.getHttp().getHost();
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : "";
    }

    private static String transport(int protocol) {
        return switch (protocol) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 58 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> "ip " + protocol;
        };
    }
}
