package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;

/**
 * QUIC by a long header of a known version whose lengths come out (RFC 8999, RFC 9000 section
 * 17.2), and Google's own before it. Waits for both hellos, which may take several datagrams.
 */
public final class QuicInspector implements Inspector {

    @Override
    public String protocol() {
        return "quic";
    }

    /** A long header, or the public header of Google's with its bit for a version. */
    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= QuicWire.LONG || firstOctet < 0x40 && (firstOctet & 1) != 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (!mayShow(conversation)) {
            return Recognition.NOT_MINE;
        }
        var exchange = new QuicExchange();
        for (Conversation.Earlier earlier : conversation.earlier()) {
            exchange.add(earlier.octets(), earlier.fromClient());
        }
        exchange.add(conversation.client(), true);
        exchange.add(conversation.server(), false);
        if (!exchange.recognised()) {
            return Recognition.NOT_MINE;
        }
        QuicHandshake facts = exchange.facts(conversation.serverPort());
        boolean complete = facts.tls().map(TlsHandshake::complete).orElse(false);
        return new Recognition.Recognised(facts, complete || isGoogles(facts));
    }

    /** A look at the versions alone, as media begin with the same bits. */
    private static boolean mayShow(Conversation conversation) {
        if (hasVersion(conversation.client()) || hasVersion(conversation.server())) {
            return true;
        }
        for (Conversation.Earlier earlier : conversation.earlier()) {
            if (hasVersion(earlier.octets())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVersion(Octets datagram) {
        int version = (int) datagram.u32(1);
        boolean known = version == QuicWire.VERSION_NEGOTIATION || QuicWire.isKnown(version);
        return (datagram.u8(0) & QuicWire.LONG) != 0 && known || GoogleQuic.version(datagram) != 0;
    }

    /** Nothing follows its first packet that could be read. */
    private static boolean isGoogles(QuicHandshake facts) {
        return facts.quic().getVersion() >>> 24 == 'Q';
    }
}
