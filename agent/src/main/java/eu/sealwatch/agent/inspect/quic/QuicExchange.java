package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import eu.sealwatch.wire.v1.Quic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what the datagrams of one flow show, one after the other. */
final class QuicExchange {
    private static final int MOST_PACKETS = 8;

    private final Quic.Builder quic = Quic.newBuilder();
    private final CryptoFrames fromClient = new CryptoFrames();
    private final CryptoFrames fromServer = new CryptoFrames();
    private @Nullable Octets firstDestination;
    private boolean recognised;

    /** Takes a datagram, and each of the packets that share it (RFC 9000 section 12.2). */
    void add(Octets datagram, boolean sentByClient) {
        Octets rest = datagram;
        for (int i = 0; i < MOST_PACKETS && !rest.isEmpty(); i++) {
            Optional<LongHeader> header = LongHeader.parse(rest);
            if (header.isEmpty()) {
                if (i == 0) {
                    addGoogles(datagram);
                }
                return;
            }
            recognised = true;
            packet(header.get(), sentByClient);
            rest = header.get().after(rest);
        }
    }

    /** Whether a packet of a known version was among them. */
    boolean recognised() {
        return recognised;
    }

    QuicHandshake facts(int serverPort) {
        Optional<TlsHandshake> tls =
                TlsReader.ofQuic(fromClient.stream(), fromServer.stream())
                        .map(handshake -> handshake.toPort(serverPort));
        return new QuicHandshake(quic.build(), tls);
    }

    private void packet(LongHeader header, boolean sentByClient) {
        if (header.version() != QuicWire.VERSION_NEGOTIATION) {
            quic.setVersion(header.version());
        }
        switch (header.type()) {
            case INITIAL -> initial(header, sentByClient);
            case ZERO_RTT -> quic.setZeroRtt(true);
            case HANDSHAKE -> {
                // its keys are not for us
            }
            case RETRY -> quic.setRetry(true);
            case VERSION_NEGOTIATION -> {
                quic.setVersionNegotiation(true);
                Octets packet = header.packet();
                quic.clearServerVersions();
                for (int at = header.numberOffset(); packet.has(at, 4); at += 4) {
                    int version = (int) packet.u32(at);
                    if (!QuicWire.isReserved(version)) {
                        quic.addServerVersions(version);
                    }
                }
            }
        }
    }

    private void initial(LongHeader header, boolean sentByClient) {
        byte[] salt = QuicWire.salt(header.version());
        if (salt == null) {
            return;
        }
        if (firstDestination != null && open(header, salt, firstDestination, sentByClient)) {
            return;
        }
        // the first; or after a Retry, which begins anew (RFC 9001 section 5.2)
        if (sentByClient && open(header, salt, header.destinationId(), true)) {
            firstDestination = header.destinationId();
        }
    }

    private boolean open(LongHeader header, byte[] salt, Octets destination, boolean ofClient) {
        var secrets = InitialSecrets.of(header.version(), salt, destination, ofClient);
        Optional<Octets> payload = InitialPacket.open(header, secrets);
        if (payload.isEmpty()) {
            return false;
        }
        if (header.version() == QuicWire.Q050) {
            String name = GoogleQuic.serverName(payload.get());
            quic.setServerName(name.isEmpty() ? quic.getServerName() : name);
            return true;
        }
        return (ofClient ? fromClient : fromServer)
                .add(payload.get(), QuicWire.cryptoType(header.version()));
    }

    private void addGoogles(Octets datagram) {
        int version = GoogleQuic.version(datagram);
        if (version != 0) {
            recognised = true;
            quic.setVersion(version);
            String name = GoogleQuic.serverName(datagram);
            quic.setServerName(name.isEmpty() ? quic.getServerName() : name);
        }
    }
}
