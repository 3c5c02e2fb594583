package eu.sealwatch.agent.inspect.smb;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** SMB behind its NetBIOS session header, with the dialect that the server chose (MS-SMB2). */
public final class SmbInspector implements Inspector {
    private static final Plain SMB = Plain.handshake("smb");
    private static final Recognition VERSION_1 = SMB.with("smb.version", "1").soFar();
    private static final Recognition VERSION_2 = SMB.with("smb.version", "2").soFar();
    private static final int HEADER = 4;
    // MS-SMB2 2.2.1 and 2.2.4: a header of 64, structure size, security mode, then the dialect
    private static final int COMMAND = HEADER + 12;
    private static final int RESPONSE_SIZE = HEADER + 64;
    private static final int DIALECT = HEADER + 68;

    @Override
    public String protocol() {
        return "smb";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if ((!client.isEmpty() && client.u8(0) != 0) || (!server.isEmpty() && server.u8(0) != 0)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER + 4 && server.length() < HEADER + 4) {
            return Recognition.UNDECIDED;
        }
        boolean speaksSmb =
                (client.length() >= HEADER + 4 && isSmb(client))
                        || (server.length() >= HEADER + 4 && isSmb(server));
        if (!speaksSmb) {
            return Recognition.NOT_MINE;
        }
        if (server.length() >= DIALECT + 2
                && server.u8(HEADER) == 0xFE
                && server.u16le(COMMAND) == 0
                && server.u16le(RESPONSE_SIZE) == 65) {
            return SMB.with("smb.version", "2")
                    .with("smb.dialect", "%04x".formatted(server.u16le(DIALECT)))
                    .complete();
        }
        return isVersion1(client) && (server.isEmpty() || isVersion1(server))
                ? VERSION_1
                : VERSION_2;
    }

    // FF: version 1, FE: 2 and 3, FD: encrypted, FC: compressed
    private static boolean isSmb(Octets stream) {
        return stream.u8(HEADER) >= 0xFC && stream.startsWith(HEADER + 1, "SMB");
    }

    private static boolean isVersion1(Octets stream) {
        return stream.u8(HEADER) == 0xFF;
    }
}
