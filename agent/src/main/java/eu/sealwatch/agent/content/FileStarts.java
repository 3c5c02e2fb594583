package eu.sealwatch.agent.content;

import org.jspecify.annotations.Nullable;

/**
 * Finds where files may begin in the bytes of one direction, and looks at what does. Holds the
 * first bytes of a file only while they come too few at a time to tell.
 */
final class FileStarts {
    private static final int LONGEST_CHUNK_LINE = 10;
    private static final int CR_LF_CR = 0x0D0A0D;

    /** Where a file may begin. */
    enum Rule {
        /** Nowhere. */
        NEVER,
        /** With the direction's first byte. */
        FIRST_BYTE,
        /**
         * After a blank line, as the bodies of HTTP and their parts do (RFC 9112 section 2.1, RFC
         * 2046 section 5.1.1); the line that gives the first chunk's size may come before (RFC 9112
         * section 7.1). Gzip does not count there: it is how bodies are sent, and no file.
         */
        BLANK_LINE
    }

    /** Is told of each file. */
    interface Sink {
        void began(FileKind kind);
    }

    private final ContentScanner heads;
    private final Sink sink;
    private Rule rule = Rule.NEVER;
    private boolean awaited;
    private byte @Nullable [] head;
    private int held;

    /** The last octets of what came before. */
    private int last;

    FileStarts(ContentScanner heads, Sink sink) {
        this.heads = heads;
        this.sink = sink;
    }

    void reset(Rule newRule) {
        rule = newRule;
        awaited = rule == Rule.FIRST_BYTE;
        last = 0;
        release();
    }

    /** A file begins with the next byte, whatever the rule. */
    void expect() {
        release();
        awaited = true;
    }

    /** What follows does not continue what came before. */
    void cut() {
        awaited = false;
        last = 0;
        release();
    }

    void feed(byte[] bytes, int from, int count) {
        if (count == 0) {
            return;
        }
        if (head != null) {
            extend(head, bytes, from, count);
        } else if (awaited) {
            begin(bytes, from, count);
        }
        if (rule == Rule.BLANK_LINE) {
            findBlankLines(bytes, from, from + count);
        }
    }

    /** No more bytes will come. */
    void end() {
        byte[] kept = head;
        if (kept != null) {
            tell(kind(kept, 0, held, true));
        }
        cut();
    }

    private void findBlankLines(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n' && isBlankLine(bytes, from, i)) {
                expect();
                if (i + 1 < end) {
                    begin(bytes, i + 1, end - i - 1);
                }
            }
        }
        for (int i = Math.max(from, end - 3); i < end; i++) {
            last = last << 8 | bytes[i] & 0xFF;
        }
    }

    /** Whether CR LF CR stand before a line's end, here or at the end of what came before. */
    private boolean isBlankLine(byte[] bytes, int from, int at) {
        int before = last;
        for (int i = Math.max(from, at - 3); i < at; i++) {
            before = before << 8 | bytes[i] & 0xFF;
        }
        return (before & 0xFFFFFF) == CR_LF_CR;
    }

    private void begin(byte[] bytes, int from, int count) {
        awaited = false;
        FileKind kind = kind(bytes, from, count, count >= FileKind.HEAD);
        if (kind != FileKind.UNDECIDED) {
            tell(kind);
            return;
        }
        head = heads.takeHead();
        held = 0;
        if (head != null) {
            System.arraycopy(bytes, from, head, 0, count);
            held = count;
        }
    }

    private void extend(byte[] kept, byte[] bytes, int from, int count) {
        int more = Math.min(count, kept.length - held);
        System.arraycopy(bytes, from, kept, held, more);
        held += more;
        FileKind kind = kind(kept, 0, held, held == kept.length);
        if (kind != FileKind.UNDECIDED) {
            release();
            tell(kind);
        }
    }

    private FileKind kind(byte[] bytes, int from, int count, boolean whole) {
        FileKind kind = FileKind.of(bytes, from, count, whole);
        if (rule != Rule.BLANK_LINE || kind.isFile() && kind != FileKind.GZIP) {
            return kind;
        }
        int chunk = chunkLine(bytes, from, count);
        if (chunk < 0) {
            return whole ? FileKind.NOTHING : FileKind.UNDECIDED;
        }
        FileKind inChunk =
                chunk == 0 ? kind : FileKind.of(bytes, from + chunk, count - chunk, whole);
        return inChunk == FileKind.GZIP ? FileKind.NOTHING : inChunk;
    }

    /** Length of a line of hex digits that stands first; 0 for none, -1 while it may become one. */
    private static int chunkLine(byte[] bytes, int from, int count) {
        int most = Math.min(count, LONGEST_CHUNK_LINE);
        for (int i = 0; i < most; i++) {
            byte octet = bytes[from + i];
            if (octet == '\n') {
                return i >= 2 && bytes[from + i - 1] == '\r' ? i + 1 : 0;
            }
            if (Character.digit(octet, 16) < 0 && octet != '\r') {
                return 0;
            }
        }
        return count < LONGEST_CHUNK_LINE ? -1 : 0;
    }

    private void tell(FileKind kind) {
        if (kind.isFile()) {
            sink.began(kind);
        }
    }

    private void release() {
        byte[] kept = head;
        if (kept != null) {
            heads.giveBack(kept);
            head = null;
        }
        held = 0;
    }
}
