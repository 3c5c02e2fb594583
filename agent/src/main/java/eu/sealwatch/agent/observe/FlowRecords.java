package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.decode.Encapsulation;
import eu.sealwatch.agent.flow.EndReason;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.FlowId;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.End;
import eu.sealwatch.wire.v1.FlowRecord.LookupSight;
import eu.sealwatch.wire.v1.FlowRecord.Phase;
import eu.sealwatch.wire.v1.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a flow as it stands into the wire schema. */
final class FlowRecords {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private final Directions directions;
    private final ApplicationNaming naming;
    private long watchingSince;

    FlowRecords(Directions directions, ApplicationNaming naming) {
        this.directions = directions;
        this.naming = naming;
    }

    Directions directions() {
        return directions;
    }

    void watchingSince(long timeNs) {
        watchingSince = timeNs;
    }

    long watchingSince() {
        return watchingSince;
    }

    static ByteString id(Flow flow) {
        byte[] id =
                FlowId.of(
                        flow.transport(),
                        flow.vlan(),
                        flow.tunnel(),
                        flow.startNs(),
                        Addresses.client(flow),
                        flow.clientPort(),
                        Addresses.server(flow),
                        flow.serverPort());
        return ByteString.copyFrom(id);
    }

    FlowRecord record(
            Flow flow,
            @Nullable Watch watch,
            Phase phase,
            @Nullable EndReason reason,
            NameBook names) {
        byte[] source = Addresses.client(flow);
        byte[] destination = Addresses.server(flow);
        boolean icmp = flow.transport() == ICMP || flow.transport() == ICMPV6;
        int sourcePort = icmp ? 0 : flow.clientPort();
        int destinationPort = icmp ? 0 : flow.serverPort();
        var record =
                FlowRecord.newBuilder()
                        .setId(id(flow))
                        .setPhase(phase)
                        .setStart(flow.startNs())
                        .setEnd(flow.lastNs())
                        .setSource(
                                Peer.newBuilder()
                                        .setIp(ByteString.copyFrom(source))
                                        .setPort(sourcePort)
                                        .setMac(Addresses.mac(flow.clientMac()))
                                        .setBytes(flow.clientBytes())
                                        .setPackets(flow.clientPackets())
                                        .setPayloadBytes(flow.clientPayloadBytes()))
                        .setDestination(
                                Peer.newBuilder()
                                        .setIp(ByteString.copyFrom(destination))
                                        .setPort(destinationPort)
                                        .setMac(Addresses.mac(flow.serverMac()))
                                        .setBytes(flow.serverBytes())
                                        .setPackets(flow.serverPackets())
                                        .setPayloadBytes(flow.serverPayloadBytes()))
                        .setTransport(flow.transport())
                        .setVlan(flow.vlan())
                        .setTunnel(flow.tunnel())
                        .addAllEncapsulation(Encapsulation.labels(flow.encapsulation()))
                        .setDirection(directions.of(flow))
                        .setBeganBeforeCapture(flow.beganBeforeCapture())
                        .setSourceTcpFlags(flow.clientTcpFlags())
                        .setDestinationTcpFlags(flow.serverTcpFlags())
                        .setMissingBytes(flow.missingBytes())
                        .setEndReason(end(reason))
                        .setWatchingSince(watchingSince);
        if (icmp) {
            record.setProtocol("icmp")
                    .setBasis(FlowRecord.Basis.HANDSHAKE)
                    .setIcmpType(flow.icmpType())
                    .setIcmpCode(flow.icmpCode());
        } else {
            String named = IpProtocols.of(flow);
            if (!named.isEmpty()) {
                record.setProtocol(named).setBasis(FlowRecord.Basis.HANDSHAKE);
            }
            record.setPortHint(PortHints.of(flow.transport(), flow.serverPort()));
        }
        List<String> known = names.names(source, destination, flow.startNs());
        if (known.isEmpty()) {
            record.setLookupSight(LookupSight.NONE_SEEN);
        } else {
            record.addAllNames(known).setLookupSight(LookupSight.NAMED);
        }
        if (watch != null) {
            facts(watch, record);
            Ear ear = watch.ear();
            if (ear != null) {
                ear.describe(record);
            }
        }
        naming.describe(record);
        return record.build();
    }

    private static void facts(Watch watch, FlowRecord.Builder record) {
        Facts facts = watch.facts();
        if (facts != null) {
            record.setProtocol(facts.protocol()).setBasis(facts.basis());
            facts.describe(record);
        }
        if (watch.dns() != null) {
            record.setDns(watch.dns().message());
            if (watch.dns().isForDnscrypt()) {
                record.setApplication("dnscrypt");
            }
        }
    }

    private static End end(@Nullable EndReason reason) {
        return switch (reason) {
            case null -> End.END_OPEN;
            case FINISHED -> End.FINISHED;
            case RESET -> End.RESET;
            case IDLE -> End.IDLE;
            case EVICTED -> End.EVICTED;
            case CAPTURE_ENDED -> End.CAPTURE_ENDED;
        };
    }
}
