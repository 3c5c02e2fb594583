package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packets of both sides so far, and the TLS that they carry where nothing wraps it. */
final class ControlChannel {
    private static final int[] DIGESTS = {0, 16, 20, 28, 32, 48, 64};

    private final List<Octets> fromClient = new ArrayList<>();
    private final List<Octets> fromServer = new ArrayList<>();

    /** Over UDP: what came earlier and the current datagram. */
    static ControlChannel ofDatagrams(Conversation conversation) {
        var channel = new ControlChannel();
        for (Conversation.Earlier earlier : conversation.earlier()) {
            (earlier.fromClient() ? channel.fromClient : channel.fromServer).add(earlier.octets());
        }
        if (conversation.client().isEmpty()) {
            channel.fromServer.add(conversation.server());
        } else {
            channel.fromClient.add(conversation.client());
        }
        return channel;
    }

    /** Over TCP: each packet behind its length, as far as they are whole. */
    static ControlChannel ofStreams(Octets client, Octets server) {
        var channel = new ControlChannel();
        packets(client, channel.fromClient);
        packets(server, channel.fromServer);
        return channel;
    }

    /** The first reset of either side. */
    Optional<Octets> reset() {
        for (List<Octets> side : List.of(fromClient, fromServer)) {
            for (Octets packet : side) {
                if (Reset.guard(packet) != Reset.Guard.NOT_A_RESET) {
                    return Optional.of(packet);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether one side names the session of the other, 64 bits that the other chose: so a channel
     * that was opened before the capture is known, too. Empty, or the bytes of the digest.
     */
    Optional<Integer> answered() {
        for (int digest : DIGESTS) {
            if (answers(fromServer, fromClient, digest)
                    || answers(fromClient, fromServer, digest)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    Optional<TlsHandshake> tls(int digest) {
        Octets client = tls(fromClient, digest);
        Octets server = tls(fromServer, digest);
        return client.isEmpty() && server.isEmpty()
                ? Optional.empty()
                : TlsReader.read(client, server, false, false);
    }

    private static boolean answers(List<Octets> side, List<Octets> other, int digest) {
        for (Octets packet : side) {
            var control = ControlPacket.read(packet, digest);
            if (control.isPresent() && other.stream().anyMatch(control.get()::answers)) {
                return true;
            }
        }
        return false;
    }

    /** Message 0 is the reset; from 1 on the messages are the stream, whatever their order. */
    private static Octets tls(List<Octets> side, int digest) {
        var messages =
                side.stream()
                        .flatMap(packet -> ControlPacket.read(packet, digest).stream())
                        .toList();
        byte[] stream = new byte[messages.stream().mapToInt(it -> it.tls().length()).sum()];
        int end = 0;
        for (int number = 1; number <= messages.size(); number++) {
            long wanted = number;
            var next = messages.stream().filter(it -> it.number() == wanted).findFirst();
            if (next.isEmpty()) {
                break;
            }
            byte[] part = next.get().tls().toBytes();
            System.arraycopy(part, 0, stream, end, part.length);
            end += part.length;
        }
        return new Octets(stream, 0, end);
    }

    private static void packets(Octets stream, List<Octets> packets) {
        int at = 0;
        while (stream.has(at, 2) && stream.has(at + 2, stream.u16(at))) {
            packets.add(stream.slice(at + 2, stream.u16(at)));
            at += 2 + stream.u16(at);
        }
    }
}
