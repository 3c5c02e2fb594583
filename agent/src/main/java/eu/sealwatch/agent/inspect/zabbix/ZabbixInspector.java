package eu.sealwatch.agent.inspect.zabbix;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Zabbix by the header of its messages, in either direction: an agent of old is asked in plain text
 * and answers with one.
 */
public final class ZabbixInspector implements Inspector {
    private static final Plain ZABBIX = Plain.handshake("zabbix");
    private static final String MAGIC = "ZBXD";
    private static final int FLAGS = 4;
    private static final int HEADER = 13;
    private static final int PRESENT = 1;
    private static final int COMPRESSED = 2;
    private static final int KNOWN_FLAGS = 7;

    @Override
    public String protocol() {
        return "zabbix";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean asksInText = !client.isEmpty() && isKeyOfItem(client);
        if ((Ascii.contradicts(client, MAGIC) && !asksInText) || Ascii.contradicts(server, MAGIC)) {
            return Recognition.NOT_MINE;
        }
        Octets message = asksInText || client.isEmpty() ? server : client;
        if (!message.has(0, HEADER)) {
            return Recognition.UNDECIDED;
        }
        int flags = message.u8(FLAGS);
        return (flags & PRESENT) != 0 && flags <= KNOWN_FLAGS
                ? ZABBIX.with("zabbix.compressed", "" + ((flags & COMPRESSED) != 0)).complete()
                : Recognition.NOT_MINE;
    }

    /** One line that begins in lower case, like {@code agent.ping}. */
    private static boolean isKeyOfItem(Octets client) {
        int end = client.indexOf('\n', 0);
        int known = end < 0 ? client.length() : end;
        return client.u8(0) >= 'a'
                && client.u8(0) <= 'z'
                && Ascii.isPrintable(client, 0, known)
                && (end < 0 || end == client.length() - 1);
    }
}
