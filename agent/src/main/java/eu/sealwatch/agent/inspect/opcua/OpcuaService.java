package eu.sealwatch.agent.inspect.opcua;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The service that a message in clear asks for, by the identifier of its encoding (part 6, A.2).
 */
final class OpcuaService {
    // header, channel, token, sequence, request; then an identifier of four octets, namespace 0
    private static final int IDENTIFIER = 24;
    private static final int FOUR_OCTETS = 0x0100;

    private OpcuaService() {}

    /** Null for an answer, for what is encrypted, and for what is not listed. */
    static @Nullable Operation of(Octets stream, int at) {
        int identifier = at + IDENTIFIER;
        if (!OpcuaMessage.isOfChannel(stream, at)
                || !stream.has(identifier, 4)
                || stream.u16(identifier) != FOUR_OCTETS) {
            return null;
        }
        return switch (stream.u16le(identifier + 2)) {
            case 422 -> Operation.session("find-servers");
            case 428 -> Operation.session("get-endpoints");
            case 461 -> Operation.session("create-session");
            case 467 -> Operation.session("activate-session");
            case 473 -> Operation.session("close-session");
            case 488 -> Operation.control("add-nodes");
            case 494 -> Operation.control("add-references");
            case 500 -> Operation.control("delete-nodes");
            case 506 -> Operation.control("delete-references");
            case 527 -> Operation.read("browse");
            case 533 -> Operation.read("browse-next");
            case 554 -> Operation.read("translate-browse-paths");
            case 560 -> Operation.read("register-nodes");
            case 631 -> Operation.read("read");
            case 664 -> Operation.read("history-read");
            case 673 -> Operation.write("write");
            case 700 -> Operation.write("history-update");
            case 712 -> Operation.control("call");
            case 751 -> Operation.read("create-monitored-items");
            case 787 -> Operation.read("create-subscription");
            case 826 -> Operation.read("publish");
            default -> null;
        };
    }
}
