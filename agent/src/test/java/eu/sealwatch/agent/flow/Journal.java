package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.decode.Decoded;
import eu.sealwatch.agent.decode.Decoder;
import java.util.ArrayList;
import java.util.List;

/** A flow table with a decoder before it, and what it tells written down. */
final class Journal implements FlowEvents {
    static final long SECOND = 1_000_000_000L;

    record Closed(
            EndReason reason,
            int clientPort,
            int serverPort,
            long clientPackets,
            long serverPackets,
            boolean beganBeforeCapture,
            long missingBytes) {}

    final FlowTable table;
    final List<Closed> closed = new ArrayList<>();
    int opened;
    int ticks;
    String client = "";
    String server = "";
    List<String> earlier = List.of();
    boolean keep;

    /** Bytes that are said to be kept with each flow that sends something. */
    int held;

    /** Port of the server whose flows are preferred. */
    int preferred = -1;

    boolean clientEnded;
    boolean serverEnded;

    private final Decoder decoder = new Decoder();
    private final Datagram datagram = new Datagram();

    Journal() {
        this(FlowSettings.defaults());
    }

    Journal(FlowSettings settings) {
        table = new FlowTable(settings, this);
    }

    void at(long timeNs, byte[] frame) {
        if (decoder.decode(Frame.packet(timeNs, frame), datagram) == Decoded.DATAGRAM) {
            table.packet(datagram);
        }
    }

    @Override
    public void opened(Flow flow) {
        opened++;
    }

    @Override
    public void data(Flow flow, Conversation conversation, boolean fromClient) {
        client = conversation.client().latin1();
        server = conversation.server().latin1();
        earlier =
                conversation.earlier().stream()
                        .map(it -> (it.fromClient() ? "client " : "server ") + it.octets().latin1())
                        .toList();
        if (keep) {
            flow.keepDatagram();
        }
        if (held > 0) {
            flow.hold(held);
        }
        if (flow.serverPort() == preferred) {
            flow.prefer();
        }
        clientEnded = conversation.clientEnded();
        serverEnded = conversation.serverEnded();
    }

    @Override
    public void tick(Flow flow) {
        ticks++;
    }

    @Override
    public void closed(Flow flow, EndReason reason) {
        closed.add(
                new Closed(
                        reason,
                        flow.clientPort(),
                        flow.serverPort(),
                        flow.clientPackets(),
                        flow.serverPackets(),
                        flow.beganBeforeCapture(),
                        flow.missingBytes()));
    }
}
