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

    private static final int LOWER = 0x20;
    private static final byte OTHER = 0;
    private static final byte WORD = 1;
    private static final byte FILLER = 2;
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
    private boolean wordTooLong;
    private boolean runTooLong;
    private int joinedLength;
    private int gap;
    private byte separator;
    private boolean lineKept;
    private long position;
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
        wordTooLong = false;
        runTooLong = false;
        joinedLength = 0;
        gap = 2;
        lineKept = false;
    }

    void feed(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            byte octet = bytes[i];
            switch (CLASSES[octet & 0xFF]) {
                case OTHER -> {
                    if (length > 0) {
                        endRun(position + i - from);
                    }
                    separator = octet;
                    gap++;
                }
                case FILLER -> {
                    endWord(position + i - from);
                    fill(octet);
                }
                default -> append(octet);
            }
        }
        position += count;
    }

    /** The text is over: what stands at its end is whole. */
    void end() {
        if (length > 0) {
            endRun(position);
        }
        cut();
    }

    private void append(byte octet) {
        if (length == LONGEST) {
            runTooLong = true;
            if (wordStart == 0) {
                wordTooLong = true;
                return;
            }
            System.arraycopy(run, wordStart, run, 0, length - wordStart);
            length -= wordStart;
            wordStart = 0;
        }
        run[length++] = octet;
    }

    private void fill(byte octet) {
        if (length == LONGEST) {
            runTooLong = true;
            length = 0;
        }
        run[length++] = octet;
        wordStart = length;
        separator = octet;
        gap = 1;
    }

    private void endRun(long at) {
        endWord(at);
        boolean isLine = !runTooLong && Mrz.isLine(length) && areLineCharacters(run, length);
        if (isLine) {
            line();
        } else {
            lineKept = false; // the lines of a card follow each other
        }
        length = 0;
        wordStart = 0;
        runTooLong = false;
        wordTooLong = false;
        gap = 0;
    }

    private void endWord(long at) {
        int count = length - wordStart;
        if (count == 0) {
            return;
        }
        if (wordTooLong) {
            joinedLength = 0;
            wordTooLong = false;
            return;
        }
        word(wordStart, count, at);
    }

    private void word(int from, int count, long at) {
        if (!Chars.areUpperOrDigits(run, from, count)) {
            joinedLength = 0;
            notice(from, count, at);
            return;
        }
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
        notice(from, count, at);
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

    /**
     * The word EORI, alone or in a field's name like traderEORI or eoriNumber; not in "theories".
     */
    private void notice(int from, int count, long at) {
        for (int i = from; i + 4 <= from + count; i++) {
            boolean word =
                    (run[i] | LOWER) == 'e'
                            && (run[i + 1] | LOWER) == 'o'
                            && (run[i + 2] | LOWER) == 'r'
                            && (run[i + 3] | LOWER) == 'i';
            boolean begins = i == from || Chars.isUpper(run[i]) && !Chars.isUpper(run[i - 1]);
            if (word && begins) {
                eoriAt = at;
                return;
            }
        }
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

    private static boolean areLineCharacters(byte[] text, int count) {
        for (int i = 0; i < count; i++) {
            if (text[i] >= 'a') {
                return false;
            }
        }
        return true;
    }

    private static byte[] classes() {
        byte[] table = new byte[256];
        for (int i = 0; i < 26; i++) {
            table['A' + i] = WORD;
            table['a' + i] = WORD;
        }
        for (int i = 0; i < 10; i++) {
            table['0' + i] = WORD;
        }
        table['<'] = FILLER;
        return table;
    }
}
