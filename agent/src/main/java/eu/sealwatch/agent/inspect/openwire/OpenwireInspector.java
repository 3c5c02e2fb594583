package eu.sealwatch.agent.inspect.openwire;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** OpenWire by the WireFormatInfo with which both sides begin: size, type 1, magic, version. */
public final class OpenwireInspector implements Inspector {
    private static final Plain OPENWIRE = Plain.handshake("openwire");
    private static final String TYPE_AND_MAGIC = "\u0001ActiveMQ";
    private static final int TYPE = 4;
    private static final int VERSION = TYPE + 9;
    private static final int LEAST = VERSION + 4;
    private static final int LARGEST_VERSION = 100;

    @Override
    public String protocol() {
        return "openwire";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets first = client.isEmpty() ? conversation.server() : client;
        if (first.u16(0) != 0 || Ascii.contradicts(first, TYPE, TYPE_AND_MAGIC)) {
            return Recognition.NOT_MINE;
        }
        if (first.length() < LEAST) {
            return Recognition.UNDECIDED;
        }
        long version = first.u32(VERSION);
        return version <= LARGEST_VERSION
                ? OPENWIRE.with("openwire.version", Long.toString(version)).complete()
                : Recognition.NOT_MINE;
    }
}
