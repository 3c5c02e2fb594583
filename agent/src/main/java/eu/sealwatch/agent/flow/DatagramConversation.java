package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current datagram's payload, copied into an array that is used again for the next one. */
final class DatagramConversation implements Conversation {
    private static final int MOST = 1 << 16;

    private final byte[] scratch = new byte[MOST];
    private final Octets view = new Octets(scratch, 0, 0);
    private boolean fromClient;
    private int clientPort;
    private int serverPort;
    private @Nullable DatagramHistory history;

    void fill(Flow flow, Datagram datagram, boolean sentByClient) {
        int length = Math.min(datagram.payloadCaptured, MOST);
        datagram.bytes.get(datagram.payloadStart, scratch, 0, length);
        view.wrap(scratch, 0, length);
        fromClient = sentByClient;
        clientPort = flow.clientPort();
        serverPort = flow.serverPort();
        history = flow.history();
    }

    /** The current datagram. */
    Octets octets() {
        return view;
    }

    @Override
    public List<Earlier> earlier() {
        return history == null ? List.of() : history.datagrams();
    }

    @Override
    public int transport() {
        return Datagram.UDP;
    }

    @Override
    public Octets client() {
        return fromClient ? view : Octets.EMPTY;
    }

    @Override
    public Octets server() {
        return fromClient ? Octets.EMPTY : view;
    }

    @Override
    public int clientPort() {
        return clientPort;
    }

    @Override
    public int serverPort() {
        return serverPort;
    }

    @Override
    public boolean beganBeforeCapture() {
        return false;
    }

    @Override
    public boolean clientEnded() {
        return false;
    }

    @Override
    public boolean serverEnded() {
        return false;
    }
}
