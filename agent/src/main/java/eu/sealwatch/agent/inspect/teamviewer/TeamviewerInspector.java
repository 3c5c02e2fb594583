package eu.sealwatch.agent.inspect.teamviewer;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** TeamViewer's own protocol by its magic, which both sides send over TCP. */
public final class TeamviewerInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("teamviewer").complete();
    private static final Recognition LIKE = Plain.pattern("teamviewer").complete();
    private static final int UDP = 17;
    private static final int MAGIC = 0x1724;
    private static final int LATER_MAGIC = 0x1130;
    private static final int MAGIC_IN_DATAGRAM = 11;

    @Override
    public String protocol() {
        return "teamviewer";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return datagram.length() > MAGIC_IN_DATAGRAM + 2
                            && datagram.u8(0) == 0
                            && datagram.u16(MAGIC_IN_DATAGRAM) == MAGIC
                    ? LIKE
                    : Recognition.NOT_MINE;
        }
        if ((client.length() >= 2 && !isMagic(client))
                || (server.length() >= 2 && !isMagic(server))) {
            return Recognition.NOT_MINE;
        }
        return client.length() >= 2 && server.length() >= 2 ? FOUND : Recognition.UNDECIDED;
    }

    private static boolean isMagic(Octets stream) {
        return stream.u16(0) == MAGIC || stream.u16(0) == LATER_MAGIC;
    }
}
