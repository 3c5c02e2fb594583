package eu.sealwatch.agent.inspect.iec104;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.TreeSet;

/**
 * IEC 60870-5-104: each side begins with an APDU of one of the three formats. A frame that carries
 * data must be as long as its type and number of objects demand.
 */
public final class Iec104Inspector implements Inspector {
    private static final Plain IEC104 = Plain.handshake("iec104");
    private static final int MOST_FRAMES = 64;
    private static final int MOST_TYPES = 12;

    @Override
    public String protocol() {
        return "iec104";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = Apdu::size;
        int frames = framing.count(conversation, 1);
        if (frames <= 0) {
            return frames < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        var types = new TreeSet<Integer>();
        var operations = new Operations();
        read(conversation.client(), types, operations);
        read(conversation.server(), types, operations);
        Plain facts =
                types.isEmpty()
                        ? IEC104
                        : IEC104.with(
                                "iec104.type",
                                String.join(",", types.stream().map(type -> "" + type).toList()));
        return operations.answer(facts, "iec104");
    }

    private static void read(Octets stream, TreeSet<Integer> types, Operations operations) {
        int at = 0;
        for (int i = 0; i < MOST_FRAMES && at < stream.length(); i++) {
            int size = Apdu.size(stream, at);
            if (size <= 0) {
                return;
            }
            if (!Apdu.carriesData(stream, at)) {
                operations.add(null);
            } else {
                int type = Apdu.type(stream, at);
                if (types.size() < MOST_TYPES) {
                    types.add(type);
                }
                operations.add(operation(type));
            }
            at += size;
        }
    }

    // IEC 60870-5-101:2003, tables 8 to 13
    private static Operation operation(int type) {
        if (type < 45) {
            return Operation.read("monitor");
        }
        return switch (type) {
            case 45, 46, 47, 58, 59, 60 -> Operation.control("command");
            case 48, 49, 50, 61, 62, 63 -> Operation.control("set-point");
            case 51, 64 -> Operation.control("bit-string");
            case 70 -> Operation.session("end-of-initialization");
            case 100 -> Operation.read("interrogation");
            case 101 -> Operation.read("counter-interrogation");
            case 102 -> Operation.read("read");
            case 103 -> Operation.write("clock-synchronization");
            case 104, 107 -> Operation.session("test");
            case 105 -> Operation.control("reset-process");
            case 106 -> Operation.session("delay-acquisition");
            case 110, 111, 112, 113 -> Operation.write("parameter");
            default -> Operation.write("file-transfer");
        };
    }
}
