package eu.sealwatch.agent.inspect.sunrpc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * ONC RPC by a call: version 2, a program, a credential and a verifier whose lengths fit (RFC 5531
 * section 9). Over TCP behind a record mark (section 11). An answer alone does not say what was
 * asked, and is not recognised.
 */
public final class SunRpcInspector implements Inspector {
    private static final int UDP = 17;
    private static final int MARK = 4;
    private static final int CREDENTIAL = 24;
    private static final int LONGEST_CREDENTIAL = 400;
    private static final long LAST_FRAGMENT = 0x8000_0000L;
    private static final long LARGEST_RECORD = 1 << 24;

    @Override
    public String protocol() {
        return "sunrpc";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return isCall(datagram) && datagram.length() % 4 == 0
                    ? RpcCall.of(datagram, body(datagram)).recognised()
                    : Recognition.NOT_MINE;
        }
        // in the middle of a connection the caller may be who seems to be the server
        Recognition client = record(conversation.client());
        Recognition server = record(conversation.server());
        if (client == Recognition.NOT_MINE || server == Recognition.NOT_MINE) {
            return Recognition.NOT_MINE;
        }
        return client == Recognition.UNDECIDED ? server : client;
    }

    private static Recognition record(Octets stream) {
        if (stream.length() < MARK) {
            return stream.isEmpty() || stream.u8(0) == 0x80 || stream.u8(0) == 0
                    ? Recognition.UNDECIDED
                    : Recognition.NOT_MINE;
        }
        // the shortest answer is accepted without results: 24 bytes
        long size = stream.u32(0) & ~LAST_FRAGMENT;
        Octets message = stream.slice(MARK);
        boolean contradicts =
                size < CREDENTIAL
                        || size >= LARGEST_RECORD
                        || size % 4 != 0
                        || (message.length() >= 8 && message.u32(4) > 1)
                        || (message.length() >= 12 && message.u32(8) != 2 && !isReply(message));
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (isReply(message)) {
            return message.u32(8) <= 1 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        int body = body(message);
        if (message.length() < CREDENTIAL + 8 || body > message.length()) {
            return Recognition.UNDECIDED;
        }
        return isCall(message) && body <= size
                ? RpcCall.of(message, body).recognised()
                : Recognition.NOT_MINE;
    }

    private static boolean isReply(Octets message) {
        return message.length() >= 12 && message.u32(4) == 1;
    }

    // transaction, call, version, program, its version, procedure
    private static boolean isCall(Octets message) {
        return message.u32(4) == 0
                && message.u32(8) == 2
                && isProgram(message.u32(12))
                && message.u32(16) <= 0xFF
                && message.u32(20) <= 0xFF
                && body(message) > 0;
    }

    // RFC 5531 section 8.3: assigned by IANA, in use up to some 600,000, or the site's own
    private static boolean isProgram(long program) {
        return program >= 100_000 && program < 1_000_000
                || program >= 0x2000_0000 && program < 0x4000_0000;
    }

    /** Behind credential and verifier; -1 when they cannot be such. */
    private static int body(Octets message) {
        long credential = message.u32(CREDENTIAL + 4);
        if (!isFlavour(message.u32(CREDENTIAL)) || credential > LONGEST_CREDENTIAL) {
            return -1;
        }
        int verifier = CREDENTIAL + 8 + (int) (credential + 3 & ~3L);
        if (!message.has(verifier, 8)) {
            return verifier + 8;
        }
        long length = message.u32(verifier + 4);
        boolean fits = isFlavour(message.u32(verifier)) && length <= LONGEST_CREDENTIAL;
        return fits ? verifier + 8 + (int) (length + 3 & ~3L) : -1;
    }

    // none, system, short, DES, Kerberos 4, RSA, GSS, TLS (RFC 5531 section 8, RFC 9289)
    private static boolean isFlavour(long flavour) {
        return flavour <= 7;
    }
}
