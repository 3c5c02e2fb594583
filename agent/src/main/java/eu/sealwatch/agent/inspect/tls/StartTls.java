package eu.sealwatch.agent.inspect.tls;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Optional;

/**
 * TLS that begins inside another protocol after some words in clear. Put around that protocol's own
 * inspector, which need not know: the protocol stays what it is, and the handshake is read too.
 */
public final class StartTls implements Inspector {
    /** In text, how far to look for the end of the words in clear. */
    private static final int MOST_WORDS = 1 << 14;

    private final Inspector words;
    private final Boundary boundary;

    public StartTls(Inspector words, Boundary boundary) {
        this.words = words;
        this.boundary = boundary;
    }

    /** For protocols of text. */
    public static StartTls inText(Inspector words) {
        return new StartTls(words, StartTls::afterText);
    }

    /** Where a protocol's words in clear end. */
    public interface Boundary {
        /** Empty while TLS is not agreed. */
        Optional<Inside> inside(Conversation conversation);

        /** Whether what decides it has not come yet, though the protocol is known. */
        default boolean isOpen(Conversation conversation) {
            return false;
        }
    }

    /**
     * What follows the words in clear.
     *
     * @param client empty while nothing does
     */
    public record Inside(Octets client, Octets server) {}

    /** A protocol and the TLS inside it. */
    private record Upgraded(Facts words, TlsHandshake tls) implements Facts {
        @Override
        public String protocol() {
            return words.protocol();
        }

        @Override
        public FlowRecord.Basis basis() {
            return words.basis();
        }

        @Override
        public int bytes() {
            return words.bytes() + tls.bytes();
        }

        @Override
        public void describe(FlowRecord.Builder flow) {
            words.describe(flow);
            flow.setTls(tls.message());
        }
    }

    @Override
    public String protocol() {
        return words.protocol();
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Recognition answer = words.inspect(conversation);
        if (!(answer instanceof Recognition.Recognised recognised)) {
            return answer;
        }
        Optional<Inside> inside = boundary.inside(conversation);
        if (inside.isPresent()) {
            return follow(recognised, inside.get(), conversation);
        }
        boolean open = boundary.isOpen(conversation) && !conversation.clientEnded();
        return open ? new Recognition.Recognised(recognised.facts(), false) : answer;
    }

    private static Recognition follow(
            Recognition.Recognised words, Inside inside, Conversation conversation) {
        Optional<TlsHandshake> tls =
                TlsReader.read(
                        inside.client(),
                        inside.server(),
                        conversation.clientEnded(),
                        conversation.serverEnded());
        if (tls.isPresent()) {
            Facts facts = new Upgraded(words.facts(), tls.get());
            return new Recognition.Recognised(facts, tls.get().complete());
        }
        boolean other = TlsReader.isOther(inside.client()) || TlsReader.isOther(inside.server());
        return new Recognition.Recognised(words.facts(), other && words.complete());
    }

    /**
     * TLS begins where a line, or what follows an element of XML, begins with the bytes of a
     * record, which no text does. Until then it may begin any time.
     */
    private static Optional<Inside> afterText(Conversation conversation) {
        return Optional.of(
                new Inside(afterText(conversation.client()), afterText(conversation.server())));
    }

    private static Octets afterText(Octets stream) {
        int end = Math.min(stream.length() - 2, MOST_WORDS);
        for (int at = stream.indexOf(TlsWire.HANDSHAKE, 1);
                at > 0 && at < end;
                at = stream.indexOf(TlsWire.HANDSHAKE, at + 1)) {
            int before = stream.u8(at - 1);
            boolean record = TlsWire.isRecordVersion(stream.u16(at + 1));
            if (record && (before == '\n' || before == '>')) {
                return stream.slice(at);
            }
        }
        return Octets.EMPTY;
    }
}
