package eu.sealwatch.agent.inspect.teamviewer;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * TeamViewer's own protocol by its magic: over TCP both sides begin with it, over UDP each datagram
 * has it inside. One datagram alone may have it by accident.
 */
public final class TeamviewerInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("teamviewer").complete();
    private static final int UDP = 17;
    private static final int MAGIC = 0x1724;
    private static final int LATER_MAGIC = 0x1130;
    private static final int MAGIC_IN_DATAGRAM = 11;

    @Override
    public String protocol() {
        return "teamviewer";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (conversation.transport() == UDP) {
            return datagrams(conversation);
        }
        if (!mayBeMagic(client) || !mayBeMagic(server)) {
            return Recognition.NOT_MINE;
        }
        return client.length() >= 2 && server.length() >= 2 ? FOUND : Recognition.UNDECIDED;
    }

    private static Recognition datagrams(Conversation conversation) {
        if (!hasMagic(Datagram.of(conversation))) {
            return Recognition.NOT_MINE;
        }
        for (Conversation.Earlier earlier : conversation.earlier()) {
            if (hasMagic(earlier.octets())) {
                return FOUND;
            }
        }
        return Recognition.UNDECIDED;
    }

    private static boolean hasMagic(Octets datagram) {
        return datagram.length() > MAGIC_IN_DATAGRAM + 2
                && datagram.u8(0) == 0
                && datagram.u16(MAGIC_IN_DATAGRAM) == MAGIC;
    }

    private static boolean mayBeMagic(Octets stream) {
        return switch (stream.length()) {
            case 0 -> true;
            case 1 -> stream.u8(0) == MAGIC >> 8 || stream.u8(0) == LATER_MAGIC >> 8;
            default -> stream.u16(0) == MAGIC || stream.u16(0) == LATER_MAGIC;
        };
    }
}
