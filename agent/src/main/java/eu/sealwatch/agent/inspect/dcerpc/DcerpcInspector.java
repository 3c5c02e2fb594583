package eu.sealwatch.agent.inspect.dcerpc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DCE/RPC: over TCP by the header of version 5 (C706 section 12.6), also behind the greeting of RPC
 * over HTTP, over UDP by that of version 4 (section 12.5). Keeps the interface that is asked for,
 * and how messages are protected (MS-RPCE section 2.2.1.1).
 */
public final class DcerpcInspector implements Inspector {
    private static final Plain DCERPC = Plain.handshake("dcerpc");
    private static final String OVER_HTTP = "ncacn_http/1.";
    private static final int UDP = 17;
    private static final int VERSION = 5;
    private static final int DATAGRAM_VERSION = 4;
    private static final int SECURITY_TRAILER = 8;

    @Override
    public String protocol() {
        return "dcerpc";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == DATAGRAM_VERSION;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return datagram(Datagram.of(conversation));
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        Fit ofServer = server.u8(0) == 'n' ? greeting(server) : stream(server);
        return switch (Fit.both(stream(client), ofServer, DCERPC.complete())) {
            case Recognition.Recognised recognised -> {
                Octets first = client.isEmpty() ? server : client;
                yield first.u8(0) == VERSION ? facts(first) : recognised;
            }
            case Recognition other -> other;
        };
    }

    private static Fit greeting(Octets server) {
        if (Ascii.contradicts(server, OVER_HTTP)) {
            return Fit.CONTRADICTS;
        }
        return server.length() < OVER_HTTP.length() ? Fit.OPEN : Fit.PROVES;
    }

    private static Fit stream(Octets stream) {
        int known = stream.length();
        boolean contradicts =
                known > 0 && stream.u8(0) != VERSION
                        || known > 1 && stream.u8(1) > 1
                        || known > 2 && stream.u8(DcerpcWire.TYPE) > DcerpcWire.LAST_TYPE;
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        if (known < DcerpcWire.HEADER) {
            return Fit.OPEN;
        }
        int length = u16(stream, DcerpcWire.FRAGMENT_LENGTH);
        int authentication = u16(stream, DcerpcWire.AUTHENTICATION_LENGTH);
        boolean header =
                DcerpcWire.isFormat(stream, DcerpcWire.FORMAT, 2)
                        && length >= DcerpcWire.HEADER
                        && authentication <= length - DcerpcWire.HEADER;
        return header ? Fit.PROVES : Fit.CONTRADICTS;
    }

    private static Recognition facts(Octets stream) {
        int type = stream.u8(DcerpcWire.TYPE);
        int length = u16(stream, DcerpcWire.FRAGMENT_LENGTH);
        boolean binds = type == DcerpcWire.BIND || type == DcerpcWire.ALTER_CONTEXT;
        Plain facts = DCERPC;
        int syntax = DcerpcWire.CONTEXTS + 8;
        if (binds && stream.has(syntax, DcerpcWire.SYNTAX)) {
            String uuid = DcerpcWire.uuid(stream, DcerpcWire.FORMAT, syntax);
            facts = facts.with("dcerpc.interface", DcerpcInterface.name(uuid));
        }
        int authentication = u16(stream, DcerpcWire.AUTHENTICATION_LENGTH);
        int trailer = length - authentication - SECURITY_TRAILER;
        if (authentication > 0 && trailer >= DcerpcWire.HEADER && stream.has(trailer, 2)) {
            facts =
                    facts.with("dcerpc.authentication", provider(stream.u8(trailer)))
                            .with("dcerpc.protection", level(stream.u8(trailer + 1)));
        }
        boolean whole = stream.length() >= length;
        return whole || !binds ? facts.complete() : facts.soFar();
    }

    private static Recognition datagram(Octets datagram) {
        boolean header =
                datagram.u8(0) == DATAGRAM_VERSION
                        && datagram.length() >= DcerpcWire.DATAGRAM_HEADER
                        && datagram.u8(1) <= DcerpcWire.LAST_DATAGRAM_TYPE
                        && (datagram.u8(2) & 0x80) == 0
                        && DcerpcWire.isFormat(datagram, DcerpcWire.DATAGRAM_FORMAT, 1);
        if (!header) {
            return Recognition.NOT_MINE;
        }
        int body = DcerpcWire.u16(datagram, DcerpcWire.DATAGRAM_FORMAT, DcerpcWire.BODY_LENGTH);
        int rest = datagram.length() - DcerpcWire.DATAGRAM_HEADER;
        boolean authenticated = datagram.u8(78) != 0;
        long version =
                DcerpcWire.u32(datagram, DcerpcWire.DATAGRAM_FORMAT, DcerpcWire.INTERFACE_VERSION);
        boolean known =
                (authenticated ? body <= rest : body == rest)
                        && (version & 0xFFFF) <= 0xFF
                        && version >>> 16 <= 0xFF
                        && datagram.u32(DcerpcWire.ACTIVITY) != 0;
        if (!known) {
            return Recognition.NOT_MINE;
        }
        String uuid = DcerpcWire.uuid(datagram, DcerpcWire.DATAGRAM_FORMAT, DcerpcWire.INTERFACE);
        return DCERPC.with("dcerpc.interface", DcerpcInterface.name(uuid)).complete();
    }

    private static int u16(Octets stream, int at) {
        return DcerpcWire.u16(stream, DcerpcWire.FORMAT, at);
    }

    // MS-RPCE section 2.2.1.1.7
    private static String provider(int type) {
        return switch (type) {
            case 9 -> "negotiate";
            case 10 -> "ntlm";
            case 14 -> "tls";
            case 16 -> "kerberos";
            case 68 -> "netlogon";
            default -> Integer.toString(type);
        };
    }

    // MS-RPCE section 2.2.1.1.8
    private static String level(int level) {
        return switch (level) {
            case 1 -> "none";
            case 2 -> "connect";
            case 3 -> "call";
            case 4 -> "packet";
            case 5 -> "integrity";
            case 6 -> "privacy";
            default -> Integer.toString(level);
        };
    }
}
