package eu.sealwatch.agent.inspect.ads;

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
 * Beckhoff ADS in AMS over TCP (TwinCAT's published specification): two lengths that agree, a
 * command that there is and flags that say request or answer. Over UDP, devices look for each other
 * by a magic number.
 */
public final class AdsInspector implements Inspector {
    private static final Plain ADS = Plain.handshake("ads");
    private static final Recognition DISCOVERY =
            ADS.with("ads.function", "discovery").with("ads.access", "session").complete();
    private static final int UDP = 17;
    private static final String DISCOVERY_MAGIC = "\u0071\u0014\u0066\u0003";
    private static final int LEAST_DISCOVERY = 12;

    // two reserved octets and a length; then AMS
    private static final int LENGTH = 2;
    private static final int AMS = 6;
    private static final int COMMAND = AMS + 16;
    private static final int FLAGS = AMS + 18;
    private static final int DATA_LENGTH = AMS + 20;
    private static final int AMS_HEADER = 32;
    private static final int LARGEST = 1 << 20;
    private static final int LAST_COMMAND = 9;
    private static final int ANSWER = 1;
    private static final int ADS_COMMAND = 4;
    private static final int MOST_MESSAGES = 64;

    @Override
    public String protocol() {
        return "ads";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == DISCOVERY_MAGIC.charAt(0);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return datagram.startsWith(DISCOVERY_MAGIC)
                            && datagram.length() >= LEAST_DISCOVERY
                            && datagram.u32(4) == 0
                    ? DISCOVERY
                    : Recognition.NOT_MINE;
        }
        Framing framing = AdsInspector::size;
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        var operations = new Operations();
        read(conversation.client(), operations);
        read(conversation.server(), operations);
        return operations.answer(ADS, "ads");
    }

    private static int size(Octets stream, int at) {
        if (Ascii.contradicts(stream, at, "\0\0")) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, AMS + AMS_HEADER)) {
            return Framing.NOT_YET;
        }
        long length = stream.u32le(at + LENGTH);
        int command = stream.u16le(at + COMMAND);
        int flags = stream.u16le(at + FLAGS);
        boolean right =
                length >= AMS_HEADER
                        && length <= LARGEST
                        && stream.u32le(at + DATA_LENGTH) == length - AMS_HEADER
                        && command > 0
                        && command <= LAST_COMMAND
                        && (flags & ~ANSWER) == ADS_COMMAND;
        return right ? AMS + (int) length : Framing.NOT_A_MESSAGE;
    }

    private static void read(Octets stream, Operations into) {
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && at < stream.length(); i++) {
            int size = size(stream, at);
            if (size <= 0) {
                return;
            }
            boolean request = (stream.u16le(at + FLAGS) & ANSWER) == 0;
            into.add(request ? operation(stream.u16le(at + COMMAND)) : null);
            at += size;
        }
    }

    private static @Nullable Operation operation(int command) {
        return switch (command) {
            case 1 -> Operation.read("read-device-info");
            case 2 -> Operation.read("read");
            case 3 -> Operation.write("write");
            case 4 -> Operation.read("read-state");
            case 5 -> Operation.control("write-control");
            case 6 -> Operation.read("add-notification");
            case 7 -> Operation.read("delete-notification");
            case 8 -> Operation.read("notification");
            case 9 -> Operation.write("read-write");
            default -> null;
        };
    }
}
