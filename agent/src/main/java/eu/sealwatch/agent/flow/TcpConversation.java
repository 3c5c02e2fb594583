package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;

/** The first bytes of both directions of a TCP flow; lent to a flow while it is inspected. */
final class TcpConversation extends Inspection implements Conversation {
    private final FirstBytes fromClient;
    private final FirstBytes fromServer;
    private int clientPort;
    private int serverPort;
    private boolean beganBeforeCapture;

    TcpConversation(BufferPool pool, int bound) {
        fromClient = new FirstBytes(pool, bound);
        fromServer = new FirstBytes(pool, bound);
    }

    void begin(Flow flow) {
        clientPort = flow.clientPort();
        serverPort = flow.serverPort();
        beganBeforeCapture = flow.beganBeforeCapture();
        fromClient.reset();
        fromServer.reset();
    }

    FirstBytes from(boolean client) {
        return client ? fromClient : fromServer;
    }

    boolean ended() {
        return fromClient.ended() && fromServer.ended();
    }

    void end() {
        fromClient.end();
        fromServer.end();
    }

    @Override
    void release() {
        fromClient.release();
        fromServer.release();
    }

    @Override
    public int transport() {
        return Datagram.TCP;
    }

    @Override
    public Octets client() {
        return fromClient.octets();
    }

    @Override
    public Octets server() {
        return fromServer.octets();
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
        return beganBeforeCapture;
    }

    @Override
    public boolean clientEnded() {
        return fromClient.ended();
    }

    @Override
    public boolean serverEnded() {
        return fromServer.ended();
    }
}
