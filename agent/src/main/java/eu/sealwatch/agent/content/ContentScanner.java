package eu.sealwatch.agent.content;

import java.time.LocalDate;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Lends scans to flows in clear, no more than so many at a time; a flow that gets none is not
 * looked at, and is counted. One thread.
 *
 * <p>flows offered = looked at + refused.
 */
public final class ContentScanner {
    /** Payload bytes of one flow that are looked at, both ways. */
    static final int MOST_BYTES = 256 << 10;

    private static final int MOST_SCANS = 4096;
    private static final int MOST_HEADS = 1024;
    private static final long DAY_NS = 86_400L * 1_000_000_000L;

    private final IdentifierHash hash;
    private final ArrayDeque<ContentScan> free = new ArrayDeque<>();
    private final ArrayDeque<byte[]> freeHeads = new ArrayDeque<>();
    private final int mostScans;
    private final int mostHeads;
    private int lent;
    private int lentHeads;
    private long lookedAt;
    private long refused;
    private long yearOfDay = Long.MIN_VALUE;
    private int year;

    /** What protocols that are not encrypted let files begin with. */
    public enum Form {
        /** Lines and messages: only identifiers are looked for. */
        MESSAGES,
        /** The bytes of a file and nothing else. */
        FILE,
        /** Headers, blank lines and bodies. */
        HTTP
    }

    /**
     * @param key of the keyed hash; empty for none
     * @param workers that share what there is
     */
    public ContentScanner(byte[] key, int workers) {
        mostScans = Math.max(MOST_SCANS / workers, 1);
        mostHeads = Math.max(MOST_HEADS / workers, 1);
        hash = new IdentifierHash(key);
    }

    /**
     * A scan for one flow, which gives it back; null when too many are lent.
     *
     * @param searchSource whether identifiers are looked for in what the source sends; else only
     *     files, and only in its beginning
     */
    public @Nullable ContentScan lend(
            Form form, long timeNs, boolean searchSource, boolean searchDestination) {
        if (lent == mostScans) {
            refused++;
            return null;
        }
        lent++;
        lookedAt++;
        ContentScan pooled = free.pollLast();
        ContentScan scan = pooled == null ? new ContentScan(this) : pooled;
        scan.begin(rule(form), yearOf(timeNs), searchSource, searchDestination);
        return scan;
    }

    public void giveBack(ContentScan scan) {
        scan.gap(true);
        scan.gap(false);
        lent--;
        free.addLast(scan);
    }

    /** Flows that were looked at. */
    public long lookedAt() {
        return lookedAt;
    }

    /** Flows in clear that were not looked at, because too many others were. */
    public long refused() {
        return refused;
    }

    IdentifierHash hash() {
        return hash;
    }

    /** Memory for a file's first bytes; none when too many wait for theirs. */
    byte @Nullable [] takeHead() {
        if (lentHeads == mostHeads) {
            return null;
        }
        lentHeads++;
        byte[] pooled = freeHeads.pollLast();
        return pooled == null ? new byte[FileKind.HEAD] : pooled;
    }

    void giveBack(byte[] head) {
        lentHeads--;
        freeHeads.addLast(head);
    }

    private int yearOf(long timeNs) {
        long day = Math.floorDiv(timeNs, DAY_NS);
        if (day != yearOfDay) {
            yearOfDay = day;
            year = LocalDate.ofEpochDay(day).getYear();
        }
        return year;
    }

    private static FileStarts.Rule rule(Form form) {
        return switch (form) {
            case MESSAGES -> FileStarts.Rule.NEVER;
            case FILE -> FileStarts.Rule.FIRST_BYTE;
            case HTTP -> FileStarts.Rule.BLANK_LINE;
        };
    }
}
