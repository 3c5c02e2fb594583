package eu.sealwatch.agent.inspect.dnp3;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Crc16;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;

/** DNP3 by a link frame whose header passes its check (IEEE 1815-2012, section 9.2). */
public final class Dnp3Inspector implements Inspector {
    private static final Plain DNP3 = Plain.handshake("dnp3");
    private static final int UDP = 17;
    private static final String START = "\u0005\u0064";
    private static final int LENGTH = 2;
    private static final int CONTROL = 3;
    private static final int CHECK = 8;
    private static final int HEADER = 10;

    /** The length counts control and addresses, and no check. */
    private static final int LEAST_LENGTH = 5;

    private static final int BLOCK = 16;
    private static final int CHECK_BYTES = 2;

    // the transport function's octet, application control, function code
    private static final int TRANSPORT = 10;
    private static final int FUNCTION = 12;
    private static final int FIRST_FRAGMENT = 0x40;
    private static final int FROM_PRIMARY = 0x40;
    private static final int LAST_REQUEST = 0x80;
    private static final int MOST_FRAMES = 64;

    // IEEE 1815-2012, table 4-4
    private static final Map<Integer, Operation> FUNCTIONS =
            Map.ofEntries(
                    Map.entry(0, Operation.session("confirm")),
                    Map.entry(1, Operation.read("read")),
                    Map.entry(2, Operation.write("write")),
                    Map.entry(3, Operation.control("select")),
                    Map.entry(4, Operation.control("operate")),
                    Map.entry(5, Operation.control("direct-operate")),
                    Map.entry(6, Operation.control("direct-operate-no-response")),
                    Map.entry(7, Operation.write("freeze")),
                    Map.entry(8, Operation.write("freeze-no-response")),
                    Map.entry(9, Operation.write("freeze-clear")),
                    Map.entry(10, Operation.write("freeze-clear-no-response")),
                    Map.entry(11, Operation.write("freeze-at-time")),
                    Map.entry(12, Operation.write("freeze-at-time-no-response")),
                    Map.entry(13, Operation.control("cold-restart")),
                    Map.entry(14, Operation.control("warm-restart")),
                    Map.entry(15, Operation.control("initialize-data")),
                    Map.entry(16, Operation.control("initialize-application")),
                    Map.entry(17, Operation.control("start-application")),
                    Map.entry(18, Operation.control("stop-application")),
                    Map.entry(19, Operation.control("save-configuration")),
                    Map.entry(20, Operation.write("enable-unsolicited")),
                    Map.entry(21, Operation.write("disable-unsolicited")),
                    Map.entry(22, Operation.write("assign-class")),
                    Map.entry(23, Operation.read("delay-measure")),
                    Map.entry(24, Operation.read("record-current-time")),
                    Map.entry(25, Operation.read("open-file")),
                    Map.entry(26, Operation.session("close-file")),
                    Map.entry(27, Operation.write("delete-file")),
                    Map.entry(28, Operation.read("get-file-info")),
                    Map.entry(29, Operation.session("authenticate-file")),
                    Map.entry(30, Operation.session("abort-file")),
                    Map.entry(31, Operation.control("activate-configuration")),
                    Map.entry(32, Operation.session("authenticate-request")),
                    Map.entry(33, Operation.session("authenticate-request-no-response")));

    @Override
    public String protocol() {
        return "dnp3";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == START.charAt(0);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = Dnp3Inspector::size;
        if (conversation.transport() == UDP) {
            if (framing.count(Datagram.of(conversation), 1) < 1) {
                return Recognition.NOT_MINE;
            }
            var operations = new Operations();
            for (Octets datagram : Datagram.all(conversation)) {
                read(datagram, operations);
            }
            return operations.answer(DNP3, "dnp3");
        }
        int client = framing.count(conversation.client(), 1);
        int server = framing.count(conversation.server(), 1);
        if (client < 0 || (server < 0 && conversation.client().isEmpty())) {
            return Recognition.NOT_MINE;
        }
        if (client < 1 && server < 1) {
            return Recognition.UNDECIDED;
        }
        var operations = new Operations();
        read(conversation.client(), operations);
        read(conversation.server(), operations);
        return operations.answer(DNP3, "dnp3");
    }

    private static int size(Octets stream, int at) {
        if (Ascii.contradicts(stream, at, START)
                || (stream.has(at, LENGTH + 1) && stream.u8(at + LENGTH) < LEAST_LENGTH)) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER)) {
            return Framing.NOT_YET;
        }
        int data = stream.u8(at + LENGTH) - LEAST_LENGTH;
        int blocks = (data + BLOCK - 1) / BLOCK;
        return Crc16.DNP.of(stream, at, CHECK) == stream.u16le(at + CHECK)
                ? HEADER + data + blocks * CHECK_BYTES
                : Framing.NOT_A_MESSAGE;
    }

    private static void read(Octets stream, Operations into) {
        int at = 0;
        for (int i = 0; i < MOST_FRAMES && at < stream.length(); i++) {
            int size = size(stream, at);
            if (size <= 0) {
                return;
            }
            if (isRequest(stream, at)) {
                into.add(FUNCTIONS.get(stream.u8(at + FUNCTION)));
            }
            at += size;
        }
    }

    /** User data from a primary station, first fragment of a request. */
    private static boolean isRequest(Octets stream, int at) {
        int control = stream.u8(at + CONTROL);
        int link = control & 0x0F;
        return (control & FROM_PRIMARY) != 0
                && (link == 3 || link == 4)
                && stream.u8(at + LENGTH) >= LEAST_LENGTH + 3
                && stream.has(at + TRANSPORT, 3)
                && (stream.u8(at + TRANSPORT) & FIRST_FRAGMENT) != 0
                && stream.u8(at + FUNCTION) < LAST_REQUEST;
    }
}
