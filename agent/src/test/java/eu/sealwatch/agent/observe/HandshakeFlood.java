package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.capture.Frame;
import eu.sealwatch.agent.flow.FlowCounters;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.agent.inspect.tls.JdkHandshake;
import eu.sealwatch.config.settings.SiteNetworks;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A program of its own, to be run in a small heap: ever more TLS connections, each with a
 * certificate of its own and none of them over, while somebody works over SSH. Prints what became
 * of it.
 */
final class HandshakeFlood {
    private static final long MILLISECOND = 1_000_000L;

    /** The serial number of the certificate that the handshake shows. */
    private static final byte[] SERIAL = Given.hex("C0FFEE");

    private final Observer observer =
            new Observer(ObserverSettings.forSite(SiteNetworks.DEFAULT), this::observed);
    private long now = 1_790_000_000_000_000_000L;
    private int sequence = 1;
    private int handshakes;
    private int certificates;
    private String session = "";
    private long sessionPackets;

    private HandshakeFlood() {}

    public static void main(String[] arguments) throws Exception {
        int connections = Integer.parseInt(arguments[0]);
        var flood = new HandshakeFlood();
        flood.greet();
        flood.run(connections);
        FlowCounters counters = flood.observer.flows();
        long bytes = flood.observer.memory();
        flood.observer.finish();
        System.out.printf(
                "connections=%d%nhandshakes=%d%ncertificates=%d%nopened=%d%nopen=%d%nevicted=%d%n"
                        + "for-memory=%d%nbytes=%d%nsession=%s%nsession-packets=%d%n",
                connections,
                flood.handshakes,
                flood.certificates,
                counters.opened(),
                counters.open(),
                counters.evicted(),
                counters.evictedForMemory(),
                bytes,
                flood.session,
                flood.sessionPackets);
    }

    private void greet() {
        work(true, Frame.ascii("SSH-2.0-OpenSSH_9.9\r\n"));
        work(false, Frame.ascii("SSH-2.0-dropbear_2024.86\r\n"));
    }

    private void run(int connections) throws Exception {
        JdkHandshake handshake = handshake();
        byte[] fromServer = handshake.server().clone();
        int serial = serialAt(fromServer);
        for (int connection = 0; connection < connections; connection++) {
            now += MILLISECOND;
            for (int i = 0; i < SERIAL.length; i++) {
                fromServer[serial + i] = (byte) (connection >> 8 * i);
            }
            connect(connection, handshake.client(), fromServer);
            if (connection % 1000 == 0) {
                work(connection % 2000 == 0, new byte[64]);
            }
        }
    }

    private static JdkHandshake handshake()
            throws GeneralSecurityException, OperatorCreationException, IOException {
        return JdkHandshake.of(JdkHandshake.identity("RSA", 2048), "TLSv1.2");
    }

    private static int serialAt(byte[] handshake) {
        for (int at = 0; at < handshake.length - SERIAL.length; at++) {
            if (Arrays.equals(handshake, at, at + SERIAL.length, SERIAL, 0, SERIAL.length)) {
                return at;
            }
        }
        throw new IllegalStateException("no certificate in the handshake");
    }

    private void connect(int connection, byte[] fromClient, byte[] fromServer) {
        int client = 1000 + connection / 60_000;
        int port = 1024 + connection % 60_000;
        accept(Frame.tcp(client, port, 3, 443, Frame.SYN, 0, 0, new byte[0]));
        accept(Frame.tcp(3, 443, client, port, Frame.SYN | Frame.ACK, 0, 1, new byte[0]));
        accept(Frame.tcp(client, port, 3, 443, Frame.ACK, 1, 1, new byte[0]));
        accept(Frame.tcp(client, port, 3, 443, Frame.ACK, 1, 1, fromClient));
        accept(Frame.tcp(3, 443, client, port, Frame.ACK, 1, 1, fromServer));
        accept(Frame.tcp(client, port, 3, 443, Frame.ACK, 1 + fromClient.length, 1, new byte[9]));
    }

    private void work(boolean fromClient, byte[] data) {
        if (fromClient) {
            accept(Frame.tcp(1, 40000, 2, 22, Frame.ACK, sequence, 1, data));
            sequence += data.length;
        } else {
            accept(Frame.tcp(2, 22, 1, 40000, Frame.ACK, 1, sequence, data));
        }
    }

    private void accept(byte[] frame) {
        observer.accept(Frame.packet(now, frame));
    }

    private void observed(Observation observation) {
        if (!observation.hasFlow()) {
            return;
        }
        FlowRecord flow = observation.getFlow();
        if (flow.getPhase() != FlowRecord.Phase.CLOSED) {
            return;
        }
        if (flow.getProtocol().equals("ssh")) {
            session += flow.getEndReason();
            sessionPackets += flow.getSource().getPackets() + flow.getDestination().getPackets();
        } else {
            handshakes += flow.getTls().getServerSeen() ? 1 : 0;
            certificates += flow.getTls().getCertificatesCount() > 0 ? 1 : 0;
        }
    }
}
