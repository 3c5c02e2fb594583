package eu.sealwatch.agent.content;

import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.ContentSigns.Side;

/**
 * Looks at what one flow in clear carries, both ways, up to a bound. Belongs to its {@link
 * ContentScanner}, which uses it again. Allocates nothing for a piece in which nothing is found.
 */
public final class ContentScan {
    /** Header of a TLS record, RFC 8446 section 5.1: type, version 3.x, length. */
    private static final int TLS_HEADER = 5;

    /** How far into what is not searched files may begin. */
    private static final int BEGINNING = 16 << 10;

    private final ContentScanner scanner;
    private final Direction source;
    private final Direction destination;
    private final SignTally signs;
    private int lookedAt;
    private int limit;
    private boolean done;
    private boolean news;

    /** One direction's two searches. */
    private final class Direction {
        private final Side side;
        private final IdentifierScan identifiers = new IdentifierScan(this::found);
        private final FileStarts files;
        private boolean searched;
        private int seen;

        Direction(Side side) {
            this.side = side;
            this.files = new FileStarts(scanner, this::began);
        }

        private void begin(FileStarts.Rule rule, int year, boolean search) {
            identifiers.reset(year);
            files.reset(rule);
            searched = search;
            seen = 0;
        }

        /** How many of the bytes were looked at. */
        private int feed(byte[] bytes, int from, int count) {
            int looked = searched ? count : Math.min(count, BEGINNING - seen);
            seen += looked;
            files.feed(bytes, from, looked);
            if (searched) {
                identifiers.feed(bytes, from, looked);
            }
            return looked;
        }

        private void found(IdentifierKind kind, byte[] text, int from, int count) {
            news |= signs.identifier(kind, side, Chars.text(text, from, count));
        }

        private void began(FileKind kind) {
            news |= signs.file(kind, side);
        }
    }

    ContentScan(ContentScanner scanner) {
        this.scanner = scanner;
        this.signs = new SignTally(scanner);
        this.source = new Direction(Side.SOURCE);
        this.destination = new Direction(Side.DESTINATION);
    }

    void begin(FileStarts.Rule rule, int year, boolean searchSource, boolean searchDestination) {
        signs.clear();
        lookedAt = 0;
        limit = searchSource || searchDestination ? ContentScanner.MOST_BYTES : BEGINNING;
        done = false;
        news = false;
        source.begin(rule, year, searchSource);
        destination.begin(rule, year, searchDestination);
    }

    /**
     * Takes the next bytes of a direction, in order.
     *
     * @return whether a sign was found of a kind that the flow had not shown
     */
    public boolean feed(boolean fromSource, byte[] bytes, int from, int count) {
        if (done || count == 0) {
            return false;
        }
        if (isTls(bytes, from, count)) {
            // STARTTLS and its kin: from here on there is nothing to see
            done = true;
            return false;
        }
        lookedAt += direction(fromSource).feed(bytes, from, Math.min(count, limit - lookedAt));
        done = lookedAt >= limit;
        return takeNews();
    }

    /** Bytes are missing in a direction: what follows does not continue what came before. */
    public void gap(boolean fromSource) {
        Direction direction = direction(fromSource);
        direction.files.cut();
        direction.identifiers.cut();
    }

    /** What was fed to a direction so far is whole, as a datagram is: its last word ends. */
    public boolean end(boolean fromSource) {
        Direction direction = direction(fromSource);
        direction.files.end();
        direction.identifiers.end();
        return takeNews();
    }

    /** A file begins with a direction's next byte. */
    public void expectFile(boolean fromSource) {
        direction(fromSource).files.expect();
    }

    /** Whether nothing more is looked at. */
    public boolean done() {
        return done;
    }

    /** Looks no further than so many bytes: what follows looks encrypted. */
    public void stopAfter(int bytes) {
        limit = Math.min(limit, bytes);
        done |= lookedAt >= limit;
    }

    public boolean isEmpty() {
        return signs.isEmpty();
    }

    public ContentSigns read() {
        return signs.message()
                .setLookedAt(lookedAt)
                .setBoundReached(lookedAt >= ContentScanner.MOST_BYTES)
                .build();
    }

    private boolean takeNews() {
        boolean found = news;
        news = false;
        return found;
    }

    private Direction direction(boolean fromSource) {
        return fromSource ? source : destination;
    }

    private static boolean isTls(byte[] bytes, int from, int count) {
        return count >= TLS_HEADER
                && bytes[from] >= 20
                && bytes[from] <= 23
                && bytes[from + 1] == 3
                && bytes[from + 2] >= 0
                && bytes[from + 2] <= 4
                && (bytes[from + 3] & 0xFF) <= 0x48;
    }
}
