package eu.sealwatch.agent.content;

/**
 * Finds identifiers in the bytes of one direction, in whatever pieces they come. It keeps the word
 * that it is in and allocates nothing for a piece. An identifier counts where its check digit is
 * right and it stands alone: what touches other letters or digits is something else.
 *
 * <p>Letters and digits make words. Words that one blank or hyphen separates may be groups of one
 * number, as people write them. Capitals, digits and fillers together make lines of documents.
 */
final class IdentifierScan {
    private static final int LONGEST = 48;
    private static final int GROUP = 4;

    /** How near before a number the word EORI must stand. */
    private static final int EORI_REACH = 64;

    private static final int NOT_CASE = 0xDFDFDFDF;
    private static final int EORI = 'E' << 24 | 'O' << 16 | 'R' << 8 | 'I';

    private static final byte OTHER = 0;

    /** Capitals and digits, of which every identifier is. */
    private static final byte CAPITAL = 1;

    private static final byte SMALL = 2;
    private static final byte FILLER = 3;
    private static final byte[] CLASSES = classes();

    /** Is told of each identifier; the bytes are valid for the call. */
    interface Sink {
        void found(IdentifierKind kind, byte[] text, int from, int count);
    }

    private final Sink sink;
    private final byte[] run = new byte[LONGEST];
    private final byte[] joined = new byte[Iban.LONGEST];
    private final byte[] line = new byte[Mrz.CARD_TD1];
    private int year;
    private int length;
    private int wordStart;

    /** What cannot be an identifier any more, and is skipped to its end. */
    private boolean wordBroken;

    private boolean runBroken;
    private int joinedLength;
    private int gap;
    private byte separator;
    private boolean lineKept;
    private long position;

    /** The latest letters of the word, the last one lowest; zero before its first. */
    private long letters;

    private long eoriAt;

    IdentifierScan(Sink sink) {
        this.sink = sink;
    }

    /** Ready for another direction or flow. */
    void reset(int captureYear) {
        year = captureYear;
        position = 0;
        eoriAt = -EORI_REACH - 1;
        lineKept = false;
        cut();
    }

    /** What follows does not continue what came before. */
    void cut() {
        length = 0;
        wordStart = 0;
        wordBroken = false;
        runBroken = false;
        letters = 0;
        joinedLength = 0;
        gap = 2;
        lineKept = false;
    }

    void feed(byte[] bytes, int from, int count) {
        int end = from + count;
        for (int i = from; i < end; ) {
            switch (CLASSES[bytes[i] & 0xFF]) {
                case OTHER -> {
                    endRun(position + i - from);
                    i = skipOther(bytes, i, end);
                }
                case SMALL -> i = skipWord(bytes, i, end, position - from);
                case FILLER -> {
                    endWord(position + i - from);
                    fill(bytes[i++]);
                }
                default -> {
                    if (wordBroken) {
                        i = skipWord(bytes, i, end, position - from);
                    } else {
                        capital(bytes[i], position + i - from);
                        i++;
                    }
                }
            }
        }
        position += count;
    }

    /** The text is over: what stands at its end is whole. */
    void end() {
        endRun(position);
        cut();
    }

    private int skipOther(byte[] bytes, int from, int end) {
        int i = from + 1;
        while (i < end && CLASSES[bytes[i] & 0xFF] == OTHER) {
            i++;
        }
        separator = bytes[i - 1];
        gap = Math.min(gap + i - from, 2);
        return i;
    }

    /** A word with small letters in it is no identifier; but it may be the name of one. */
    private int skipWord(byte[] bytes, int from, int end, long origin) {
        wordBroken = true;
        runBroken = true;
        long last = letters;
        int i = from;
        for (; i < end; i++) {
            byte octet = bytes[i];
            byte kind = CLASSES[octet & 0xFF];
            if (kind != CAPITAL && kind != SMALL) {
                break;
            }
            last = last << 8 | octet;
            if (((int) last & NOT_CASE) == EORI && begins(last)) {
                eoriAt = origin + i;
            }
        }
        letters = last;
        return i;
    }

    private void capital(byte octet, long at) {
        letters = letters << 8 | octet;
        if (((int) letters & NOT_CASE) == EORI && begins(letters)) {
            eoriAt = at;
        }
        if (length == LONGEST) {
            runBroken = true;
            if (wordStart == 0) {
                wordBroken = true;
                return;
            }
            System.arraycopy(run, wordStart, run, 0, length - wordStart);
            length -= wordStart;
            wordStart = 0;
        }
        run[length++] = octet;
    }

    /** The word EORI, alone or in a name like traderEORI or eoriNumber; it is not in "theories". */
    private static boolean begins(long last) {
        int before = (int) (last >>> 32) & 0xFF;
        boolean capital = (last >>> 24 & 0x20) == 0;
        return before == 0 || capital && before >= 'a';
    }

    private void fill(byte octet) {
        if (length == LONGEST) {
            runBroken = true;
            length = 0;
        }
        run[length++] = octet;
        wordStart = length;
        separator = octet;
        gap = 1;
    }

    private void endRun(long at) {
        if (letters != 0 || length > 0) {
            endWord(at);
            if (!runBroken && Mrz.isLine(length)) {
                line();
            } else {
                lineKept = false; // the lines of a card follow each other
            }
            length = 0;
            wordStart = 0;
            runBroken = false;
            gap = 0;
        }
    }

    private void endWord(long at) {
        if (wordBroken) {
            joinedLength = 0;
            wordBroken = false;
            length = wordStart;
        } else if (length > wordStart) {
            word(wordStart, length - wordStart, at);
        }
        letters = 0;
    }

    private void word(int from, int count, long at) {
        boolean grouped = gap == 1 && (separator == ' ' || separator == '-');
        if (CustomsNumbers.isMrn(run, from, count, year)) {
            sink.found(IdentifierKind.MRN, run, from, count);
            joinedLength = 0;
            return;
        }
        if (at - count - eoriAt <= EORI_REACH && CustomsNumbers.isEori(run, from, count)) {
            sink.found(IdentifierKind.EORI, run, from, count);
            eoriAt = -EORI_REACH - 1;
            joinedLength = 0;
            return;
        }
        join(from, count, grouped);
    }

    /** Puts groups together, and tests what they make. */
    private void join(int from, int count, boolean grouped) {
        if (!grouped || joinedLength + count > joined.length) {
            joinedLength = 0;
        }
        if (joinedLength == 0 && !mayBegin(from, count)) {
            return;
        }
        if (joinedLength + count > joined.length) {
            joinedLength = 0;
            return;
        }
        System.arraycopy(run, from, joined, joinedLength, count);
        joinedLength += count;
        if (CustomsNumbers.isContainer(joined, 0, joinedLength)) {
            sink.found(IdentifierKind.CONTAINER, joined, 0, joinedLength);
            joinedLength = 0;
        } else if (joinedLength > CustomsNumbers.CONTAINER && Iban.is(joined, 0, joinedLength)) {
            sink.found(IdentifierKind.IBAN, joined, 0, joinedLength);
            joinedLength = 0;
        }
    }

    /** The owner of a container, an account's first group, or either number whole. */
    private boolean mayBegin(int from, int count) {
        if (count < GROUP) {
            return false;
        }
        return CustomsNumbers.isOwner(run, from)
                || Chars.areUpper(run, from, 2) && Chars.areDigits(run, from + 2, 2);
    }

    private void line() {
        switch (length) {
            case Mrz.PASSPORT -> found(Mrz.isPassport(run));
            case Mrz.CARD_TD2 -> found(Mrz.isTd2(run));
            default -> {
                if (lineKept && Mrz.isTd1(line, run)) {
                    lineKept = false;
                    sink.found(IdentifierKind.MRZ, line, 5, 9);
                } else {
                    System.arraycopy(run, 0, line, 0, length);
                    lineKept = true;
                }
                return;
            }
        }
        lineKept = false;
    }

    /** The document's number stands for the zone. */
    private void found(boolean right) {
        if (right) {
            sink.found(IdentifierKind.MRZ, run, 0, 9);
        }
    }

    private static byte[] classes() {
        byte[] table = new byte[256];
        for (int i = 0; i < 26; i++) {
            table['A' + i] = CAPITAL;
            table['a' + i] = SMALL;
        }
        for (int i = 0; i < 10; i++) {
            table['0' + i] = CAPITAL;
        }
        table['<'] = FILLER;
        return table;
    }
}
