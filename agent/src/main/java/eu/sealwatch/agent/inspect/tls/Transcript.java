package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one side has said of the handshake in clear, whatever carried it.
 *
 * @param messages those that are all there, in order
 * @param protectedData whether it has sent anything under keys
 * @param fatalAlert description of a fatal alert in clear plus 1; 0 for none
 */
record Transcript(
        List<Message> messages, boolean changeCipherSpec, boolean protectedData, int fatalAlert) {

    static final Transcript NOTHING = new Transcript(List.of(), false, false, 0);

    /** A handshake message. */
    record Message(int type, Octets body) {}

    /** Messages in a row as TLS and QUIC send them: type 1, length 3, body. */
    static List<Message> split(Octets handshake) {
        var messages = new ArrayList<Message>();
        OctetReader reader = handshake.reader();
        while (reader.remaining() >= 4) {
            int type = reader.u8();
            Octets body = reader.take(reader.u24());
            if (reader.ranOut()) {
                break;
            }
            messages.add(new Message(type, body));
        }
        return messages;
    }

    /** Bodies of the messages of a type. */
    List<Octets> all(int type) {
        var bodies = new ArrayList<Octets>(2);
        for (Message message : messages) {
            if (message.type() == type) {
                bodies.add(message.body());
            }
        }
        return bodies;
    }

    Optional<Octets> first(int type) {
        for (Message message : messages) {
            if (message.type() == type) {
                return Optional.of(message.body());
            }
        }
        return Optional.empty();
    }

    boolean has(int type) {
        return first(type).isPresent();
    }
}
