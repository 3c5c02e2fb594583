package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ber;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ldap;

/**
 * LDAP by a message of either side (RFC 4511), over UDP by one that fills the datagram (MS-ADTS
 * section 6.3.3). What began before the capture inside a security layer of SASL shows nothing but
 * wrapped Kerberos tokens with their length, in both directions: that is merely like it.
 */
public final class LdapInspector implements Inspector {
    private static final int UDP = 17;
    private static final long LARGEST_BUFFER = 1 << 24;
    private static final int WRAP_HEADER = 16;
    private static final Recognition WRAPPED =
            new Recognition.Recognised(
                    new LdapSession(
                            FlowRecord.Basis.PATTERN, Ldap.newBuilder().setWrapped(true).build()),
                    true);

    @Override
    public String protocol() {
        return "ldap";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == Ber.SEQUENCE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            boolean fills = Ber.end(datagram, 0) == datagram.length();
            return fills && LdapMessage.fit(datagram) == Fit.PROVES
                    ? read(datagram, Octets.EMPTY, true)
                    : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (client.u8(0) == 0 && server.u8(0) == 0) {
            return wrapped(client, server);
        }
        return switch (Fit.both(LdapMessage.fit(client), LdapMessage.fit(server), WRAPPED)) {
            case Recognition.Recognised _ -> {
                boolean ended = conversation.clientEnded() && conversation.serverEnded();
                yield read(client, server, ended);
            }
            case Recognition other -> other;
        };
    }

    private static Recognition wrapped(Octets client, Octets server) {
        boolean contradicts = contradictsWrapped(client) || contradictsWrapped(server);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        return isWrapped(client) && isWrapped(server) ? WRAPPED : Recognition.UNDECIDED;
    }

    private static boolean contradictsWrapped(Octets stream) {
        return stream.length() >= 4 + WRAP_HEADER && !isWrapped(stream);
    }

    // RFC 4121 section 4.2.6.2: token 05 04, flags, a filler, two counts, a sequence number
    static boolean isWrapped(Octets stream) {
        long length = stream.u32(0);
        return stream.has(0, 4 + WRAP_HEADER)
                && length > WRAP_HEADER
                && length < LARGEST_BUFFER
                && stream.u16(4) == 0x0504
                && stream.u8(6) <= 7
                && stream.u8(7) == 0xFF;
    }

    private static Recognition read(Octets client, Octets server, boolean ended) {
        Ldap ldap = LdapReader.read(client, server);
        boolean complete =
                ended
                        || ldap.getStarttlsAccepted()
                        || ldap.getWrapped()
                        || ldap.getBind().equals("simple");
        return new Recognition.Recognised(
                new LdapSession(FlowRecord.Basis.HANDSHAKE, ldap), complete);
    }
}
