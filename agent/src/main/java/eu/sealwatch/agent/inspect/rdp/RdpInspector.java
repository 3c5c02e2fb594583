package eu.sealwatch.agent.inspect.rdp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import eu.sealwatch.wire.v1.Rdp;
import java.util.Optional;

/**
 * Recognises RDP by its first exchange, MS-RDPBCGR 2.2.1.1 and 2.2.1.2: an X.224 connection request
 * with a cookie or a negotiation request, or a confirm with an answer to one. Other protocols use
 * X.224 too (S7comm, H.323), without either; the oldest clients send neither, and are known by what
 * they ask for in the next message.
 */
public final class RdpInspector implements Inspector {
    private static final String COOKIE = "Cookie: mstshash=";

    /** For load balancers, 3.2.5.3.1: an address, no name. */
    private static final String ROUTING_TOKEN = "Cookie: msts=";

    /** TPKT and X.224 headers, and nothing behind them. */
    private static final int BARE_REQUEST = RdpWire.TPKT_HEADER + RdpWire.X224_HEADER;

    private static final int ANSWERED_CONFIRM = BARE_REQUEST + RdpWire.NEGOTIATION_BYTES;
    private static final int LONGEST_INITIAL = 1024;

    @Override
    public String protocol() {
        return "rdp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (!mayBegin(client)) {
            return Recognition.NOT_MINE;
        }
        Octets server = conversation.server();
        if (!mayConfirm(server)) {
            return Recognition.NOT_MINE;
        }
        if (client.isEmpty()) {
            return byConfirm(conversation);
        }
        int requestBytes = client.u16(2);
        if (client.length() < RdpWire.TPKT_HEADER + 2 || client.length() < requestBytes) {
            return conversation.clientEnded() ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        var rdp = Rdp.newBuilder();
        Octets request = client.slice(0, requestBytes);
        if (!readRequest(request, rdp)) {
            if (request.length() > BARE_REQUEST || !mayBeConference(client.slice(requestBytes))) {
                return Recognition.NOT_MINE;
            }
            if (!isConference(client.slice(requestBytes))) {
                return Recognition.UNDECIDED;
            }
        }
        int confirmBytes = server.u16(2);
        if (server.length() < RdpWire.TPKT_HEADER + RdpWire.X224_HEADER
                || server.length() < confirmBytes) {
            return new Recognition.Recognised(
                    new RdpNegotiation(rdp.build(), Optional.empty()), conversation.serverEnded());
        }
        readConfirm(server.slice(0, confirmBytes), rdp);
        return afterNegotiation(
                rdp, client.slice(requestBytes), server.slice(confirmBytes), conversation);
    }

    /** Only the server's side is seen, so far or at all. */
    private static Recognition byConfirm(Conversation conversation) {
        Octets server = conversation.server();
        int confirmBytes = server.u16(2);
        if (confirmBytes != ANSWERED_CONFIRM || server.length() < confirmBytes) {
            return Recognition.UNDECIDED;
        }
        Octets answer = server.slice(BARE_REQUEST, RdpWire.NEGOTIATION_BYTES);
        boolean known =
                answer.u8(0) == RdpWire.NEGOTIATION_RESPONSE
                        || answer.u8(0) == RdpWire.NEGOTIATION_FAILURE;
        if (!known || answer.u16le(2) != RdpWire.NEGOTIATION_BYTES) {
            return Recognition.UNDECIDED;
        }
        var rdp = Rdp.newBuilder();
        readConfirm(server.slice(0, confirmBytes), rdp);
        return new Recognition.Recognised(
                new RdpNegotiation(rdp.build(), Optional.empty()), conversation.serverEnded());
    }

    /** As far as it is there: TPKT, X.224 data, MCS connect initial (T.125). */
    private static boolean mayBeConference(Octets next) {
        return !Ascii.contradicts(next, "\u0003\0")
                && !Ascii.contradicts(next, RdpWire.TPKT_HEADER, "\u0002\u00f0\u0080\u007fe");
    }

    /** 2.2.1.3: the conference is opened with Microsoft's own key, "Duca". */
    private static boolean isConference(Octets next) {
        Octets initial = next.slice(0, Math.min(next.u16(2), LONGEST_INITIAL));
        return initial.length() == Math.min(next.u16(2), LONGEST_INITIAL)
                && Ascii.containsIgnoringCase(initial, initial.length(), "Duca");
    }

    private static boolean mayBegin(Octets client) {
        return (client.length() < 1 || client.u8(0) == RdpWire.TPKT_VERSION)
                && (client.length() < 2 || client.u8(1) == 0)
                && (client.length() < 6 || client.u8(5) == RdpWire.CONNECTION_REQUEST);
    }

    private static boolean mayConfirm(Octets server) {
        return (server.length() < 1 || server.u8(0) == RdpWire.TPKT_VERSION)
                && (server.length() < 2 || server.u8(1) == 0)
                && (server.length() < 4
                        || server.u16(2) >= RdpWire.TPKT_HEADER + RdpWire.X224_HEADER)
                && (server.length() < 6 || server.u8(5) == RdpWire.CONNECTION_CONFIRM);
    }

    /** False when the request is not one of RDP. */
    private static boolean readRequest(Octets request, Rdp.Builder rdp) {
        Octets data = request.slice(RdpWire.TPKT_HEADER + RdpWire.X224_HEADER);
        boolean ours = false;
        int at = 0;
        if (data.startsWith(COOKIE)) {
            ours = true;
            rdp.setCookie(Ascii.line(data, COOKIE.length(), 1) + "•••");
        } else if (data.startsWith(ROUTING_TOKEN)) {
            ours = true;
        }
        int lineEnd = data.indexOf('\n', 0);
        if (data.startsWith("Cookie: ") && lineEnd >= 0) {
            at = lineEnd + 1;
        }
        if (data.has(at, RdpWire.NEGOTIATION_BYTES)
                && data.u8(at) == RdpWire.NEGOTIATION_REQUEST
                && data.u16le(at + 2) == RdpWire.NEGOTIATION_BYTES) {
            ours = true;
            rdp.setRequestedProtocols((int) data.u32le(at + 4))
                    .setRestrictedAdmin((data.u8(at + 1) & RdpWire.RESTRICTED_ADMIN) != 0)
                    .setRedirectedAuthentication(
                            (data.u8(at + 1) & RdpWire.REDIRECTED_AUTHENTICATION) != 0);
        }
        return ours;
    }

    private static void readConfirm(Octets confirm, Rdp.Builder rdp) {
        rdp.setNegotiationSeen(true);
        Octets answer = confirm.slice(RdpWire.TPKT_HEADER + RdpWire.X224_HEADER);
        if (answer.isEmpty()) {
            // 2.2.1.2: a server from before the negotiation answers without a block
            rdp.setStandardSecurity(true);
        } else if (answer.has(0, RdpWire.NEGOTIATION_BYTES)) {
            int value = (int) answer.u32le(4);
            switch (answer.u8(0)) {
                case RdpWire.NEGOTIATION_RESPONSE ->
                        rdp.setSelectedProtocol(value)
                                .setStandardSecurity(value == RdpWire.PROTOCOL_RDP);
                case RdpWire.NEGOTIATION_FAILURE -> rdp.setFailureCode(value);
                default -> {
                    // of no known kind: that the server answered is all that is known
                }
            }
        }
    }

    private static Recognition afterNegotiation(
            Rdp.Builder rdp, Octets client, Octets server, Conversation conversation) {
        boolean ended = conversation.clientEnded() || conversation.serverEnded();
        if (rdp.getFailureCode() != 0) {
            return new Recognition.Recognised(
                    new RdpNegotiation(rdp.build(), Optional.empty()), true);
        }
        if (rdp.getStandardSecurity()) {
            boolean known = readServerSecurity(server, rdp);
            return new Recognition.Recognised(
                    new RdpNegotiation(rdp.build(), Optional.empty()), known || ended);
        }
        Optional<TlsHandshake> tls =
                TlsReader.read(
                        client, server, conversation.clientEnded(), conversation.serverEnded());
        return new Recognition.Recognised(
                new RdpNegotiation(rdp.build(), tls),
                ended || tls.isPresent() && tls.get().complete());
    }

    /**
     * Finds the server's security data in the MCS connect response. It stands behind BER structures
     * of no interest; its own type, length and the small numbers after it are looked for instead.
     */
    private static boolean readServerSecurity(Octets server, Rdp.Builder rdp) {
        int response = server.length() < RdpWire.TPKT_HEADER ? 0 : server.u16(2);
        if (response == 0 || server.length() < response) {
            return false;
        }
        for (int at = RdpWire.TPKT_HEADER; at + RdpWire.SERVER_SECURITY_LEAST <= response; at++) {
            if (server.u16le(at) == RdpWire.SERVER_SECURITY_DATA
                    && server.u16le(at + 2) >= RdpWire.SERVER_SECURITY_LEAST
                    && server.u16le(at + 2) <= response - at
                    && server.u32le(at + 4) <= 0x10
                    && server.u32le(at + 8) <= 4) {
                rdp.setEncryptionMethod((int) server.u32le(at + 4))
                        .setEncryptionLevel((int) server.u32le(at + 8));
                break;
            }
        }
        return true;
    }
}
