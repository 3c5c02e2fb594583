package eu.sealwatch.agent.inspect.smb;

import static eu.sealwatch.agent.inspect.smb.SmbWire.BODY;
import static eu.sealwatch.agent.inspect.smb.SmbWire.FRAME;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.NegotiateToken;
import eu.sealwatch.wire.v1.Smb;
import java.util.ArrayList;
import java.util.List;

/** Walks the messages of both directions of one connection and gathers what they say. */
final class SmbReader {
    private static final int MOST_MESSAGES = 64;

    private final Smb.Builder smb = Smb.newBuilder();
    private final List<String> offered1 = new ArrayList<>();

    static Smb read(Octets client, Octets server) {
        var reader = new SmbReader();
        reader.walk(client);
        reader.walk(server);
        return reader.smb.build();
    }

    private void walk(Octets stream) {
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && stream.has(at, FRAME + 4); i++) {
            int length = stream.u24(at + 1);
            if (stream.u8(at) == SmbWire.MESSAGE && stream.startsWith(at + FRAME + 1, "SMB")) {
                message(stream.slice(at + FRAME, length));
            }
            at += FRAME + length;
        }
    }

    private void message(Octets message) {
        switch (message.u8(0)) {
            case SmbWire.VERSION_1 -> one(message);
            case SmbWire.VERSION_2 -> two(message);
            case SmbWire.ENCRYPTED -> {
                smb.setEncrypted(true);
                atLeast(3);
            }
            default -> atLeast(3); // compressed
        }
    }

    private void atLeast(int version) {
        smb.setVersion(Math.max(smb.getVersion(), version));
    }

    private void two(Octets message) {
        atLeast(2);
        long flags = message.u32le(SmbWire.FLAGS);
        boolean response = (flags & SmbWire.FLAG_RESPONSE) != 0;
        if ((flags & SmbWire.FLAG_SIGNED) != 0) {
            smb.setSigned(true);
        }
        switch (message.u16le(SmbWire.COMMAND)) {
            case SmbWire.NEGOTIATE -> {
                if (response) {
                    chosen(message);
                } else {
                    offered(message);
                }
            }
            case SmbWire.SESSION_SETUP -> {
                if (!response) {
                    use(NegotiateToken.used(message));
                }
            }
            case SmbWire.CREATE, SmbWire.READ, SmbWire.WRITE, SmbWire.QUERY_DIRECTORY ->
                    smb.setClear(true);
            default -> {
                // says nothing of how the connection is protected
            }
        }
    }

    private void use(String mechanism) {
        if (!mechanism.isEmpty()) {
            smb.setAuthentication(mechanism);
        }
    }

    private void offered(Octets message) {
        Octets body = message.slice(BODY);
        int count = Math.min(body.u16le(SmbWire.REQUEST_DIALECT_COUNT), SmbWire.MOST_DIALECTS);
        if (body.u16le(0) != SmbWire.REQUEST_SIZE
                || !body.has(SmbWire.REQUEST_DIALECTS, 2 * count)) {
            return;
        }
        boolean contexts = false;
        for (int i = 0; i < count; i++) {
            int dialect = body.u16le(SmbWire.REQUEST_DIALECTS + 2 * i);
            smb.addOfferedDialects(name(dialect));
            contexts |= dialect == SmbWire.DIALECT_3_1_1;
        }
        int security = body.u16le(SmbWire.REQUEST_SECURITY);
        smb.setClientSigningRequired((security & SmbWire.SIGNING_REQUIRED) != 0);
        if ((body.u32le(SmbWire.REQUEST_CAPABILITIES) & SmbWire.CAN_ENCRYPT) != 0) {
            smb.setEncryptionOffered(true);
        }
        if (contexts) {
            int first = (int) Math.min(body.u32le(SmbWire.REQUEST_CONTEXTS), message.length());
            int of = body.u16le(SmbWire.REQUEST_CONTEXT_COUNT);
            if (context(message, first, of, SmbWire.CONTEXT_ENCRYPTION) >= 0) {
                smb.setEncryptionOffered(true);
            }
        }
    }

    private void chosen(Octets message) {
        Octets body = message.slice(BODY);
        int dialect = body.u16le(SmbWire.RESPONSE_DIALECT);
        if (body.u16le(0) != SmbWire.RESPONSE_SIZE
                || !body.has(SmbWire.RESPONSE_CAPABILITIES, 4)
                || dialect == SmbWire.DIALECT_2_WILDCARD) {
            return;
        }
        atLeast(dialect >= SmbWire.DIALECT_3_0 ? 3 : 2);
        int security = body.u16le(SmbWire.RESPONSE_SECURITY);
        smb.setNegotiated(true)
                .setDialect(name(dialect))
                .setSigningEnabled((security & SmbWire.SIGNING_ENABLED) != 0)
                .setSigningRequired((security & SmbWire.SIGNING_REQUIRED) != 0);
        smb.clearMechanisms()
                .addAllMechanisms(
                        NegotiateToken.offered(
                                message.slice(
                                        body.u16le(SmbWire.RESPONSE_TOKEN),
                                        body.u16le(SmbWire.RESPONSE_TOKEN + 2))));
        boolean capable = (body.u32le(SmbWire.RESPONSE_CAPABILITIES) & SmbWire.CAN_ENCRYPT) != 0;
        if (dialect != SmbWire.DIALECT_3_1_1) {
            smb.setEncryptionSupported(capable && dialect >= SmbWire.DIALECT_3_0);
            return;
        }
        int first = (int) Math.min(body.u32le(SmbWire.RESPONSE_CONTEXTS), message.length());
        int count = body.u16le(SmbWire.RESPONSE_CONTEXT_COUNT);
        // each names one choice, behind a count of one
        int encryption = context(message, first, count, SmbWire.CONTEXT_ENCRYPTION);
        if (encryption >= 0 && message.u16le(encryption + 2) != 0) {
            smb.setEncryptionSupported(true).setCipher(cipher(message.u16le(encryption + 2)));
        }
        int signing = context(message, first, count, SmbWire.CONTEXT_SIGNING);
        if (signing >= 0) {
            smb.setSigningAlgorithm(signing(message.u16le(signing + 2)));
        }
    }

    /** MS-SMB2 2.2.3.1: type, length, reserved, data; each on a multiple of eight. */
    private static int context(Octets message, int first, int count, int type) {
        int at = first;
        for (int i = 0; i < Math.min(count, SmbWire.MOST_CONTEXTS) && message.has(at, 8); i++) {
            if (message.u16le(at) == type) {
                return message.has(at + 8, 4) ? at + 8 : -1;
            }
            at += 8 + (message.u16le(at + 2) + 7 & ~7);
        }
        return -1;
    }

    private void one(Octets message) {
        atLeast(1);
        boolean reply = (message.u8(SmbWire.FLAGS_1) & SmbWire.REPLY_1) != 0;
        switch (message.u8(SmbWire.COMMAND_1)) {
            case SmbWire.NEGOTIATE_1 -> {
                if (reply) {
                    chosen1(message);
                } else {
                    offered1(message);
                }
            }
            case SmbWire.SESSION_SETUP_1 -> {
                if (!reply) {
                    use(NegotiateToken.used(message));
                }
            }
            // open, read, write, transactions, and their successors
            case 0x02, 0x0A, 0x0B, 0x25, 0x2D, 0x2E, 0x2F, 0x32, 0xA0, 0xA2 -> smb.setClear(true);
            default -> {
                // says nothing of how the connection is protected
            }
        }
    }

    // MS-CIFS 2.2.4.52.1: a two, a name and a zero for each dialect
    private void offered1(Octets message) {
        int at = SmbWire.WORDS_1 + 3;
        while (message.u8(at) == 2 && offered1.size() < SmbWire.MOST_DIALECTS) {
            int end = message.indexOf(0, at + 1);
            if (end < 0 || !Ascii.isPrintable(message, at + 1, end)) {
                break;
            }
            offered1.add(message.slice(at + 1, Math.min(end - at - 1, 32)).printable());
            at = end + 1;
        }
        smb.addAllOfferedDialects(offered1);
        int flags = message.u16le(SmbWire.FLAGS2_1);
        smb.setClientSigningRequired((flags & SmbWire.SIGNATURE_REQUIRED_1) != 0);
    }

    // MS-CIFS 2.2.4.52.2
    private void chosen1(Octets message) {
        int index = message.u16le(SmbWire.WORDS_1 + 1);
        if (message.u8(SmbWire.WORDS_1) == 0 || index >= offered1.size()) {
            return;
        }
        smb.setNegotiated(true).setDialect(offered1.get(index));
        if (message.u8(SmbWire.WORDS_1) == SmbWire.WORDS_OF_NT_LM) {
            int security = message.u8(SmbWire.SECURITY_MODE_1);
            smb.setSigningEnabled((security & SmbWire.SECURITY_SIGNATURES_1) != 0)
                    .setSigningRequired((security & SmbWire.SECURITY_SIGNATURES_REQUIRED_1) != 0)
                    .addAllMechanisms(NegotiateToken.offered(message));
        }
    }

    private static String name(int dialect) {
        return switch (dialect) {
            case 0x0202 -> "2.0.2";
            case 0x0210 -> "2.1";
            case SmbWire.DIALECT_2_WILDCARD -> "2.???";
            case SmbWire.DIALECT_3_0 -> "3.0";
            case 0x0302 -> "3.0.2";
            case SmbWire.DIALECT_3_1_1 -> "3.1.1";
            default -> "%04x".formatted(dialect);
        };
    }

    // MS-SMB2 2.2.3.1.2
    private static String cipher(int code) {
        return switch (code) {
            case 1 -> "AES-128-CCM";
            case 2 -> "AES-128-GCM";
            case 3 -> "AES-256-CCM";
            case 4 -> "AES-256-GCM";
            default -> Integer.toString(code);
        };
    }

    // MS-SMB2 2.2.3.1.7
    private static String signing(int code) {
        return switch (code) {
            case 0 -> "HMAC-SHA256";
            case 1 -> "AES-CMAC";
            case 2 -> "AES-GMAC";
            default -> Integer.toString(code);
        };
    }
}
