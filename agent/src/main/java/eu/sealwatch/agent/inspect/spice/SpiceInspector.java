package eu.sealwatch.agent.inspect.spice;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SPICE by the link message with which each channel begins: magic, version, size, and what the
 * channel is for (the SPICE protocol's chapter 11, "Channel link: establishing a channel"). With
 * TLS it is inside, and not seen.
 */
public final class SpiceInspector implements Inspector {
    private static final String MAGIC = "REDQ";
    // magic, major, minor, size: 32 bits each, little endian
    private static final int MAJOR = 4;
    private static final int MINOR = 8;
    private static final int SIZE = 12;
    private static final int HEADER_BYTES = 16;

    // SpiceLinkMess: connection, channel type and id, counts of capabilities and their offset
    private static final int CHANNEL = HEADER_BYTES + 4;
    private static final int LEAST_LINK = 18;
    private static final int MOST_LINK = 4096;

    // SpiceLinkReply: error, ...
    private static final int ERROR = HEADER_BYTES;

    private static final String[] CHANNELS = {
        "",
        "main",
        "display",
        "inputs",
        "cursor",
        "playback",
        "record",
        "tunnel",
        "smartcard",
        "usb-redirection",
        "port",
        "webdav"
    };

    @Override
    public String protocol() {
        return "spice";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayLink(client) || !mayLink(server)) {
            return Recognition.NOT_MINE;
        }
        boolean asked = client.length() >= HEADER_BYTES;
        boolean answered = server.length() >= HEADER_BYTES;
        if (!asked && !answered) {
            return Recognition.UNDECIDED;
        }
        Octets greeting = asked ? client : server;
        Plain facts =
                Plain.handshake("spice")
                        .with("spice.version", greeting.u32le(MAJOR) + "." + greeting.u32le(MINOR));
        int channel = client.u8(CHANNEL);
        if (channel > 0 && channel < CHANNELS.length) {
            facts = facts.with("spice.channel", CHANNELS[channel]);
        }
        if (server.u32le(ERROR) != 0) {
            facts = facts.with("spice.error", Long.toString(server.u32le(ERROR)));
        }
        boolean all = client.length() > CHANNEL && server.has(ERROR, 4);
        return all || conversation.clientEnded() || conversation.serverEnded()
                ? facts.complete()
                : facts.soFar();
    }

    private static boolean mayLink(Octets stream) {
        if (Ascii.contradicts(stream, MAGIC)) {
            return false;
        }
        return stream.length() < HEADER_BYTES
                || stream.u32le(MAJOR) >= 1
                        && stream.u32le(MAJOR) <= 2
                        && stream.u32le(MINOR) <= 0xFF
                        && stream.u32le(SIZE) >= LEAST_LINK
                        && stream.u32le(SIZE) <= MOST_LINK;
    }
}
