package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/** Recognises DTLS by records that fill a datagram to its end (RFC 6347, RFC 9147). */
public final class DtlsInspector implements Inspector {

    @Override
    public String protocol() {
        return "dtls";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= TlsWire.CHANGE_CIPHER_SPEC && firstOctet < 0x40;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        boolean begun = !conversation.earlier().isEmpty();
        if (!begun && !DtlsReader.is(Datagram.of(conversation))) {
            return Recognition.NOT_MINE;
        }
        return DtlsReader.read(conversation)
                .<Recognition>map(
                        handshake -> new Recognition.Recognised(handshake, handshake.complete()))
                .orElse(Recognition.NOT_MINE);
    }
}
