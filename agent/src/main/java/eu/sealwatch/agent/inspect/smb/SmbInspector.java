package eu.sealwatch.agent.inspect.smb;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SMB, versions 1 to 3, behind the header of the NetBIOS session service (MS-SMB2, MS-CIFS, RFC
 * 1002 section 4.3). A session that was asked for by name is NetBIOS until SMB shows inside.
 */
public final class SmbInspector implements Inspector {
    private static final Recognition SESSION = Plain.handshake("netbios").soFar();

    /** Two names of 34 bytes. */
    private static final int REQUEST_LENGTH = 68;

    @Override
    public String protocol() {
        return "smb";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean ended = conversation.clientEnded() && conversation.serverEnded();
        return switch (Fit.both(fit(client), fit(server), SESSION)) {
            case Recognition.Recognised session -> {
                boolean smb = isSmb(client) || isSmb(server);
                yield smb
                        ? new SmbSession(SmbReader.read(client, server)).recognised(ended)
                        : session;
            }
            case Recognition other -> other;
        };
    }

    private static Fit fit(Octets stream) {
        if (stream.isEmpty()) {
            return Fit.OPEN;
        }
        return switch (stream.u8(0)) {
            case SmbWire.MESSAGE -> message(stream, 0);
            case SmbWire.SESSION_REQUEST -> request(stream);
            // an answer of four to ten bytes is too little to stand alone
            case SmbWire.POSITIVE_RESPONSE -> answer(stream, 0);
            case SmbWire.NEGATIVE_RESPONSE -> answer(stream, 1);
            case SmbWire.RETARGET -> answer(stream, 6);
            case SmbWire.KEEPALIVE -> answer(stream, 0);
            default -> Fit.CONTRADICTS;
        };
    }

    private static Fit message(Octets stream, int at) {
        int known = stream.length() - at;
        int first = stream.u8(at + SmbWire.FRAME);
        boolean contradicts =
                stream.u8(at) != SmbWire.MESSAGE
                        || known > SmbWire.FRAME && first < SmbWire.COMPRESSED
                        || known >= SmbWire.FRAME + 4
                                && !stream.startsWith(at + SmbWire.FRAME + 1, "SMB");
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        return known < SmbWire.FRAME + 4 ? Fit.OPEN : Fit.PROVES;
    }

    private static Fit answer(Octets stream, int length) {
        if (stream.length() < SmbWire.FRAME) {
            return Fit.OPEN;
        }
        if (stream.u24(1) != length) {
            return Fit.CONTRADICTS;
        }
        int next = SmbWire.FRAME + length;
        return stream.length() > next ? message(stream, next) : Fit.OPEN;
    }

    private static Fit request(Octets stream) {
        if (stream.length() < SmbWire.FRAME) {
            return Fit.OPEN;
        }
        if (stream.u24(1) != REQUEST_LENGTH) {
            return Fit.CONTRADICTS;
        }
        if (stream.length() < SmbWire.FRAME + REQUEST_LENGTH) {
            return Fit.OPEN;
        }
        return isName(stream, SmbWire.FRAME) && isName(stream, SmbWire.FRAME + 34)
                ? Fit.PROVES
                : Fit.CONTRADICTS;
    }

    // RFC 1001 section 14.1: 32 letters A to P, and no scope
    private static boolean isName(Octets stream, int at) {
        for (int i = at + 1; i <= at + 32; i++) {
            if (stream.u8(i) < 'A' || stream.u8(i) > 'P') {
                return false;
            }
        }
        return stream.u8(at) == 32 && stream.u8(at + 33) == 0;
    }

    /** Whether its first message, behind a session request or its answer, is there. */
    private static boolean isSmb(Octets stream) {
        int at = stream.u8(0) == SmbWire.MESSAGE ? 0 : SmbWire.FRAME + stream.u24(1);
        return stream.u8(at + SmbWire.FRAME) >= SmbWire.COMPRESSED
                && stream.startsWith(at + SmbWire.FRAME + 1, "SMB");
    }
}
