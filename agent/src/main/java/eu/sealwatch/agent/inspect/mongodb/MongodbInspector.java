package eu.sealwatch.agent.inspect.mongodb;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * MongoDB by a message of either side: header, operation, and a document of fitting length behind
 * it (MongoDB documentation, "Wire Protocol"). The command's name is kept, no document is.
 */
public final class MongodbInspector implements Inspector {
    private static final Plain MONGODB = Plain.handshake("mongodb");
    private static final int HEADER = 16;
    private static final long LARGEST = 48_000_000;
    private static final int REPLY = 1;
    private static final int UPDATE = 2001;
    private static final int INSERT = 2002;
    private static final int QUERY = 2004;
    private static final int KILL_CURSORS = 2007;
    private static final int COMPRESSED = 2012;
    private static final int MESSAGE = 2013;
    private static final int LONGEST_NAME = 120;

    @Override
    public String protocol() {
        return "mongodb";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        return switch (Fit.both(fit(client), fit(server), MONGODB.complete())) {
            case Recognition.Recognised found -> {
                String command = command(client);
                yield command.isEmpty()
                        ? found
                        : MONGODB.with("mongodb.command", command).complete();
            }
            case Recognition other -> other;
        };
    }

    // length, request, response to, operation
    private static Fit fit(Octets stream) {
        long length = stream.u32le(0);
        boolean contradicts =
                stream.has(0, 4) && (length < HEADER + 5 || length > LARGEST)
                        || stream.has(12, 4) && !isOperation(stream.u32le(12));
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        int document = document(stream);
        if (document < 0) {
            return Fit.CONTRADICTS;
        }
        if (!stream.has(document, 5)) {
            return Fit.OPEN;
        }
        long size = stream.u32le(document);
        int operation = (int) stream.u32le(12);
        if (operation == COMPRESSED) {
            // original operation, size, compressor
            return isOperation(stream.u32le(HEADER)) && stream.u8(HEADER + 8) <= 3
                    ? Fit.PROVES
                    : Fit.CONTRADICTS;
        }
        boolean fits = size >= 5 && size <= length - document && isType(stream.u8(document + 4));
        return fits ? Fit.PROVES : Fit.CONTRADICTS;
    }

    /** Where the first document begins; -1 where there can be none. */
    private static int document(Octets stream) {
        if (!stream.has(0, HEADER + 5)) {
            return HEADER;
        }
        return switch ((int) stream.u32le(12)) {
            // flags, cursor, from, count
            case REPLY -> stream.u32le(HEADER) <= 0xF ? HEADER + 20 : -1;
            // flags, kind of section
            case MESSAGE ->
                    (stream.u32le(HEADER) & ~0x10003L) == 0 && stream.u8(HEADER + 4) == 0
                            ? HEADER + 5
                            : -1;
            // flags, collection, skip, return
            case QUERY -> stream.u32le(HEADER) <= 0xFF ? afterName(stream, HEADER + 4, 8) : -1;
            case INSERT -> stream.u32le(HEADER) <= 1 ? afterName(stream, HEADER + 4, 0) : -1;
            // zero, collection, flags
            case UPDATE, 2006 -> stream.u32le(HEADER) == 0 ? afterName(stream, HEADER + 4, 4) : -1;
            case COMPRESSED -> HEADER + 9;
            default -> -1;
        };
    }

    // "database.collection"
    private static int afterName(Octets stream, int at, int more) {
        int end = stream.indexOf(0, at);
        int known = end < 0 ? stream.length() : end;
        boolean name = known - at <= LONGEST_NAME && Ascii.isPrintable(stream, at, known);
        if (!name || end >= 0 && stream.slice(at, end - at).indexOf('.', 0) < 1) {
            return -1;
        }
        return end < 0 ? stream.length() : end + 1 + more;
    }

    private static boolean isOperation(long operation) {
        return operation == REPLY
                || operation >= UPDATE && operation <= KILL_CURSORS
                || operation >= 2010 && operation <= MESSAGE;
    }

    // bsonspec.org: the type of the first element, or the end of an empty document
    private static boolean isType(int type) {
        return type <= 0x13 || type == 0x7F || type == 0xFF;
    }

    /** A document's first name is the command's. */
    private static String command(Octets client) {
        int document = document(client);
        long operation = client.u32le(12);
        boolean named = operation == MESSAGE || operation == QUERY;
        int end = client.indexOf(0, document + 5);
        boolean short_ = end > document + 5 && end - document - 5 <= 40;
        return named && document > 0 && short_ && Ascii.isPrintable(client, document + 5, end)
                ? client.slice(document + 5, end - document - 5).printable()
                : "";
    }
}
