package eu.sealwatch.agent.inspect.fins;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import org.jspecify.annotations.Nullable;

/**
 * OMRON FINS (manual W342): over TCP by its magic word; over UDP by a header whose fixed fields are
 * right and a command that there is, with as many octets as that command takes.
 */
public final class FinsInspector implements Inspector {
    private static final Plain FINS = Plain.handshake("fins");
    private static final String MAGIC = "FINS";
    private static final int UDP = 17;

    // magic, length of the rest, command, error
    private static final int LENGTH = 4;
    private static final int COMMAND = 8;
    private static final int BEFORE_LENGTH = 8;
    private static final int TCP_HEADER = 16;
    private static final int FRAME = 2;
    private static final int LARGEST = 4096;
    private static final int MOST_MESSAGES = 64;

    // ICF, reserved, gateways, three of destination, three of source, SID, command
    private static final int RESERVED = 1;
    private static final int GATEWAYS = 2;
    private static final int DESTINATION_NETWORK = 3;
    private static final int SOURCE_NETWORK = 6;
    private static final int CODE = 10;
    private static final int HEADER = 12;
    private static final int RESPONSE = 0x40;
    private static final int LARGEST_NETWORK = 127;
    private static final int LEAST_ANSWER = 14;

    @Override
    public String protocol() {
        return "fins";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        // 1: answer wanted through a gateway; then request or answer, wanted or not
        return (firstOctet & ~(RESPONSE | 1)) == 0x80;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            if (!isFrame(Datagram.of(conversation))) {
                return Recognition.NOT_MINE;
            }
            var operations = new Operations();
            for (Octets frame : Datagram.all(conversation)) {
                operations.add(isFrame(frame) ? asked(frame) : null);
            }
            return operations.answer(FINS, "fins");
        }
        Framing framing = FinsInspector::size;
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        var operations = new Operations();
        read(conversation.client(), operations);
        read(conversation.server(), operations);
        return operations.answer(FINS, "fins");
    }

    private boolean isFrame(Octets frame) {
        return frame.length() >= HEADER
                && mayBegin(frame.u8(0))
                && frame.u8(RESERVED) == 0
                && (frame.u8(GATEWAYS) == 2 || frame.u8(GATEWAYS) == 7)
                && frame.u8(DESTINATION_NETWORK) <= LARGEST_NETWORK
                && frame.u8(SOURCE_NETWORK) <= LARGEST_NETWORK
                && operation(frame.u16(CODE)) != null
                && fits(frame);
    }

    private static @Nullable Operation asked(Octets frame) {
        boolean request = frame.length() >= HEADER && (frame.u8(0) & RESPONSE) == 0;
        return request ? operation(frame.u16(CODE)) : null;
    }

    private static boolean fits(Octets frame) {
        if ((frame.u8(0) & RESPONSE) != 0) {
            return frame.length() >= LEAST_ANSWER;
        }
        int rest = frame.length() - HEADER;
        return switch (frame.u16(CODE)) {
            case 0x0101 -> rest == 6;
            case 0x0102, 0x0103 -> rest > 6;
            case 0x0501 -> rest <= 1;
            case 0x0402, 0x0601, 0x0701, 0x0C03 -> rest == 0;
            default -> rest <= 1024;
        };
    }

    private static int size(Octets stream, int at) {
        if (Ascii.contradicts(stream, at, MAGIC)) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, TCP_HEADER)) {
            return Framing.NOT_YET;
        }
        long length = stream.u32(at + LENGTH);
        return length >= TCP_HEADER - BEFORE_LENGTH
                        && length <= LARGEST
                        && stream.u32(at + COMMAND) <= 6
                ? BEFORE_LENGTH + (int) length
                : Framing.NOT_A_MESSAGE;
    }

    private static void read(Octets stream, Operations into) {
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && at < stream.length(); i++) {
            int size = size(stream, at);
            if (size <= 0) {
                return;
            }
            Octets frame = stream.slice(at + TCP_HEADER, size - TCP_HEADER);
            into.add(stream.u32(at + COMMAND) == FRAME ? asked(frame) : null);
            at += size;
        }
    }

    // W342, section 5-1
    private static @Nullable Operation operation(int code) {
        return switch (code) {
            case 0x0101 -> Operation.read("memory-read");
            case 0x0102 -> Operation.write("memory-write");
            case 0x0103 -> Operation.write("memory-fill");
            case 0x0104 -> Operation.read("multiple-memory-read");
            case 0x0105 -> Operation.write("memory-transfer");
            case 0x0201 -> Operation.read("parameter-read");
            case 0x0202 -> Operation.write("parameter-write");
            case 0x0203 -> Operation.write("parameter-clear");
            case 0x0301, 0x0302, 0x0303 -> Operation.control("program-protection");
            case 0x0304 -> Operation.control("protect-clear");
            case 0x0306 -> Operation.read("program-read");
            case 0x0307 -> Operation.control("program-write");
            case 0x0308 -> Operation.control("program-clear");
            case 0x0401 -> Operation.control("run");
            case 0x0402 -> Operation.control("stop");
            case 0x0501 -> Operation.read("controller-data-read");
            case 0x0502 -> Operation.read("connection-data-read");
            case 0x0601 -> Operation.read("status-read");
            case 0x0620 -> Operation.read("cycle-time-read");
            case 0x0701 -> Operation.read("clock-read");
            case 0x0702 -> Operation.write("clock-write");
            case 0x0920 -> Operation.read("message-read");
            case 0x0C01, 0x0C02, 0x0C03 -> Operation.control("access-right");
            case 0x2101 -> Operation.write("error-clear");
            case 0x2102 -> Operation.read("error-log-read");
            case 0x2103 -> Operation.write("error-log-clear");
            case 0x2201, 0x2202 -> Operation.read("file-read");
            case 0x2203, 0x2204, 0x2205, 0x2207, 0x2208 -> Operation.write("file-write");
            case 0x220A, 0x220B, 0x220C -> Operation.write("memory-file-transfer");
            case 0x2301, 0x2302 -> Operation.control("forced-set-reset");
            default -> null;
        };
    }
}
