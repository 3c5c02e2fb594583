package eu.sealwatch.agent.inspect.gigevision;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import org.jspecify.annotations.Nullable;

/**
 * Control of GigE Vision cameras (GVCP) by a command's key, number and length, and by the answer to
 * a look-around, in which a camera names its maker and model.
 */
public final class GvcpInspector implements Inspector {
    private static final Plain GVCP = Plain.handshake("gvcp");
    private static final int KEY = 0x42;
    private static final int COMMAND = 2;
    private static final int LENGTH = 4;
    private static final int IDENTIFIER = 6;
    private static final int HEADER = 8;
    private static final int LARGEST = 540;

    private static final int DISCOVERED = 0x0003;
    private static final int DISCOVERED_BYTES = 0xF8;
    private static final int MAKER = HEADER + 0x48;
    private static final int MODEL = HEADER + 0x68;
    private static final int TEXT_BYTES = 32;

    @Override
    public String protocol() {
        return "gvcp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == KEY || firstOctet == 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (datagram.length() < HEADER
                || datagram.u16(LENGTH) != datagram.length() - HEADER
                || datagram.length() > LARGEST + HEADER) {
            return Recognition.NOT_MINE;
        }
        if (datagram.u16(0) == 0) {
            return discovered(datagram);
        }
        if (datagram.u8(0) != KEY || operation(datagram) == null || datagram.u16(IDENTIFIER) == 0) {
            return Recognition.NOT_MINE;
        }
        var operations = new Operations();
        for (Octets each : Datagram.all(conversation)) {
            operations.add(each.u8(0) == KEY ? operation(each) : null);
        }
        return operations.answer(GVCP, "gvcp");
    }

    private static Recognition discovered(Octets datagram) {
        return datagram.u16(COMMAND) == DISCOVERED && datagram.u16(LENGTH) == DISCOVERED_BYTES
                ? GVCP.with("gvcp.manufacturer", text(datagram, MAKER))
                        .with("gvcp.model", text(datagram, MODEL))
                        .complete()
                : Recognition.NOT_MINE;
    }

    private static String text(Octets datagram, int at) {
        Octets field = datagram.slice(at, TEXT_BYTES);
        int end = field.indexOf(0, 0);
        return (end < 0 ? field : field.slice(0, end)).printable();
    }

    /** Null for a command that is none, or does not have the length that it takes. */
    private static @Nullable Operation operation(Octets datagram) {
        int length = datagram.u16(LENGTH);
        return switch (datagram.u16(COMMAND)) {
            case 0x0002 -> length == 0 ? Operation.session("discovery") : null;
            case 0x0004 -> length == 56 ? Operation.control("force-ip") : null;
            case 0x0040 -> length == 12 || length == 20 ? Operation.read("packet-resend") : null;
            case 0x0080 -> length > 0 && length % 4 == 0 ? Operation.read("read-register") : null;
            case 0x0082 -> length > 0 && length % 8 == 0 ? Operation.write("write-register") : null;
            case 0x0084 -> length == 8 ? Operation.read("read-memory") : null;
            case 0x0086 -> length > 4 ? Operation.write("write-memory") : null;
            case 0x00C0 -> length >= 16 ? Operation.read("event") : null;
            case 0x00C2 -> length >= 16 ? Operation.read("event-data") : null;
            default -> null;
        };
    }
}
