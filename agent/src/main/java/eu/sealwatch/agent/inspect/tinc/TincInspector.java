package eu.sealwatch.agent.inspect.tinc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * tinc over TCP by the line with which each side says its name and version: {@code 0 office 17}
 * (tinc manual, "The meta-protocol"). Its datagrams are under keys from the first byte on.
 */
public final class TincInspector implements Inspector {
    private static final int LONGEST_LINE = 128;

    /** Request 0, name, protocol version 17, with a minor one since tinc 1.1. */
    private static final Pattern ID =
            Pattern.compile("0 [A-Za-z0-9_?]{1,100} (17(?:\\.[0-9]{1,3})?)");

    @Override
    public String protocol() {
        return "tinc";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        Optional<String> ofClient = version(client);
        Optional<String> ofServer = version(server);
        return ofClient.isPresent() && ofServer.isPresent()
                ? Plain.handshake("tinc").with("tinc.version", ofServer.get()).complete()
                : Recognition.UNDECIDED;
    }

    private static boolean mayBegin(Octets stream) {
        int end = stream.indexOf('\n', 0);
        return (stream.length() < 1 || stream.u8(0) == '0')
                && (stream.length() < 2 || stream.u8(1) == ' ')
                && (end < 0 ? stream.length() < LONGEST_LINE : version(stream).isPresent());
    }

    private static Optional<String> version(Octets stream) {
        int end = stream.indexOf('\n', 0);
        if (end < 0 || end > LONGEST_LINE) {
            return Optional.empty();
        }
        var line = ID.matcher(stream.slice(0, end).printable());
        return line.matches() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
