package eu.sealwatch.cli.benign;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.FlowId;
import eu.sealwatch.wire.SessionId;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Tls;

/**
 * One conversation between two hosts, and the records that an agent makes of it: opened, updated
 * each minute, closed.
 */
final class Talk {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final long HANDSHAKE = 40_000_000L;
    private static final int SEGMENT = 1448;
    private static final int HEADERS = 52;

    private final Host source;
    private final Host destination;
    private final FlowRecord.Builder flow = FlowRecord.newBuilder();

    private Talk(Host source, Host destination, int transport, int port, String protocol) {
        this.source = source;
        this.destination = destination;
        flow.setTransport(transport)
                .setProtocol(protocol)
                .setBasis(FlowRecord.Basis.HANDSHAKE)
                .setDirection(direction());
        flow.getDestinationBuilder().setPort(port);
        if (!destination.isInside()) {
            flow.addNames(destination.id()).setLookupSight(FlowRecord.LookupSight.NAMED);
        }
    }

    static Talk tcp(Host source, Host destination, int port, String protocol) {
        var talk = new Talk(source, destination, TCP, port, protocol);
        talk.flow.setSourceTcpFlags(0x1b).setDestinationTcpFlags(0x1b);
        return talk;
    }

    static Talk udp(Host source, Host destination, int port, String protocol) {
        return new Talk(source, destination, UDP, port, protocol);
    }

    static Talk ping(Host source, Host destination) {
        var talk = new Talk(source, destination, ICMP, 0, "icmp");
        talk.flow.setIcmpType(8);
        return talk;
    }

    /** TLS 1.3 with a good suite and group, named as the destination. */
    static Talk tls(Host source, Host destination, int port) {
        var talk = tcp(source, destination, port, "tls");
        talk.flow.setTls(
                Tls.newBuilder()
                        .setClientSeen(true)
                        .setServerSeen(true)
                        .setVersion(0x0304)
                        .setCipher(0x1302)
                        .setGroup(0x001d)
                        .setServerName(destination.id())
                        .addAlpnOffered("h2")
                        .addAlpnOffered("http/1.1")
                        .setEstablished(true));
        return talk;
    }

    /** SSH as current servers and clients negotiate it. */
    static Talk ssh(Host source, Host destination) {
        var talk = tcp(source, destination, 22, "ssh");
        talk.flow.setSsh(
                Ssh.newBuilder()
                        .setClientBanner("SSH-2.0-OpenSSH_9.9")
                        .setServerBanner("SSH-2.0-OpenSSH_9.9")
                        .setKex("curve25519-sha256")
                        .setHostKey("ssh-ed25519")
                        .setCipherClientToServer("aes256-gcm@openssh.com")
                        .setCipherServerToClient("aes256-gcm@openssh.com")
                        .setStrictKexClient(true)
                        .setStrictKexServer(true)
                        .setEstablished(true));
        return talk;
    }

    /** For what is particular about this one. */
    FlowRecord.Builder flow() {
        return flow;
    }

    /** A device whose look-ups were not seen, because there were none. */
    Talk withoutName() {
        flow.clearNames().setLookupSight(FlowRecord.LookupSight.NONE_SEEN);
        return this;
    }

    /**
     * Writes the flow's records.
     *
     * @param length of the flow, nanoseconds
     * @param out payload bytes that the source sends, as {@code in} the destination
     */
    FlowRecord write(Tape tape, long watchingSince, long start, long length, long out, long in) {
        int port = flow.getTransport() == ICMP ? 0 : 32768 + (int) (mixed(start) & 0x6fff);
        flow.setStart(start)
                .setWatchingSince(watchingSince)
                .setId(
                        ByteString.copyFrom(
                                FlowId.of(
                                        flow.getTransport(),
                                        0,
                                        0,
                                        start,
                                        source.ip().toByteArray(),
                                        port,
                                        destination.ip().toByteArray(),
                                        flow.getDestination().getPort())));
        flow.setSource(Peer.newBuilder().setIp(source.ip()).setMac(source.mac()).setPort(port));
        flow.setDestination(
                flow.getDestinationBuilder().setIp(destination.ip()).setMac(destination.mac()));
        long first = Math.min(HANDSHAKE, length);
        tape.add(start + first, record(FlowRecord.Phase.OPENED, first, length, out, in));
        for (long at = MINUTE; at < length; at += MINUTE) {
            tape.add(start + at, record(FlowRecord.Phase.UPDATED, at, length, out, in));
        }
        FlowRecord last = record(FlowRecord.Phase.CLOSED, length, length, out, in);
        tape.add(start + length + silence(), last);
        return last;
    }

    private FlowRecord record(FlowRecord.Phase phase, long passed, long length, long out, long in) {
        double part = (double) passed / length;
        flow.setPhase(phase).setEnd(flow.getStart() + passed);
        flow.setEndReason(
                phase != FlowRecord.Phase.CLOSED
                        ? FlowRecord.End.END_OPEN
                        : flow.getTransport() == TCP
                                ? FlowRecord.End.FINISHED
                                : FlowRecord.End.IDLE);
        sent(flow.getSourceBuilder(), (long) (out * part));
        sent(flow.getDestinationBuilder(), (long) (in * part));
        return flow.build();
    }

    private static void sent(Peer.Builder peer, long payload) {
        long packets = 1 + payload / SEGMENT;
        peer.setPayloadBytes(payload).setPackets(packets).setBytes(payload + packets * HEADERS);
    }

    /** How long after its last packet an agent takes the flow for ended. */
    private long silence() {
        return switch (flow.getTransport()) {
            case TCP -> 0;
            case UDP -> 2 * MINUTE;
            default -> MINUTE;
        };
    }

    /** The server's side begins, as if a port of it led back to the client's network. */
    Talk reversed() {
        flow.getRhythmBuilder().setReverseForwarding(true);
        return this;
    }

    /** The same with a maintenance session about it, of a client that works on the destination. */
    FlowRecord writeSession(
            Tape tape, long watchingSince, long start, long length, long out, long in) {
        flow.getRhythmBuilder()
                .setSourceBytes(out)
                .setDestinationBytes(in)
                .setSourceSmall(out / 80)
                .setDestinationSmall(in / 400)
                .setDestinationLarge(in / 1200)
                .setTurns(length / (4 * SECOND))
                .setActiveSeconds((int) (length / (3 * SECOND)))
                .setActivity(Rhythm.Activity.INTERACTIVE)
                .setActivityBasis("small packets one way, answered")
                .setLogin(Rhythm.Login.LOGIN_SUCCEEDED);
        FlowRecord last = write(tape, watchingSince, start, length, out, in);
        String tool = flow.getApplication().isEmpty() ? flow.getProtocol() : flow.getApplication();
        boolean outwards = last.getDirection() == FlowRecord.Direction.OUTBOUND;
        Host asset = outwards ? source : destination;
        Host far = outwards ? destination : source;
        Session.Builder session =
                Session.newBuilder()
                        .setId(
                                ByteString.copyFrom(
                                        SessionId.of(
                                                tool,
                                                start,
                                                asset.ip().toByteArray(),
                                                far.ip().toByteArray())))
                        .setTool(tool)
                        .setAsset(asset.ip())
                        .setFar(far.ip())
                        .addFarAddresses(far.ip())
                        .setFarRole(outwards ? Session.FarRole.SERVER : Session.FarRole.CLIENT)
                        .setDirection(last.getDirection())
                        .setStart(start)
                        .setFlows(1)
                        .addFlowIds(last.getId())
                        .addActivities(Rhythm.Activity.INTERACTIVE)
                        .setReverseForwarding(flow.getRhythm().getReverseForwarding())
                        .setLogin(Rhythm.Login.LOGIN_SUCCEEDED);
        tape.add(start + HANDSHAKE, session(session, Session.Phase.OPENED, HANDSHAKE, 0, 0));
        for (long at = MINUTE; at < length; at += MINUTE) {
            double part = (double) at / length;
            tape.add(
                    start + at,
                    session(
                            session,
                            Session.Phase.UPDATED,
                            at,
                            (long) (in * part),
                            (long) (out * part)));
        }
        session.setEndReason(Session.End.IDLE);
        tape.add(
                start + length + 15 * MINUTE,
                session(session, Session.Phase.CLOSED, length, in, out));
        return last;
    }

    private static Session session(
            Session.Builder session, Session.Phase phase, long passed, long asset, long far) {
        return session.setPhase(phase)
                .setEnd(session.getStart() + passed)
                .setActive(passed / 3)
                .setIdle(passed - passed / 3)
                .setAssetBytes(asset)
                .setFarBytes(far)
                .build();
    }

    private FlowRecord.Direction direction() {
        if (source.isInside()) {
            return destination.isInside()
                    ? FlowRecord.Direction.INTERNAL
                    : FlowRecord.Direction.OUTBOUND;
        }
        return FlowRecord.Direction.INBOUND;
    }

    /** Client ports spread as a system's do, the same each time. */
    private long mixed(long start) {
        long mixed =
                (start
                                ^ source.address().hashCode() * 31L
                                ^ destination.address().hashCode() * 131L)
                        * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }
}
