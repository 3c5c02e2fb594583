package eu.sealwatch.collector.judge.detect;

import com.google.common.net.InternetDomainName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A looked-up name in two parts: what somebody registered, by the public suffix list with its
 * private part (so that each customer of a content network is a domain of its own), and the labels
 * that its owner is free to choose.
 *
 * @param own the labels in front, without the last dot; empty when there are none
 */
record DomainName(String registered, String own) {
    /** A public suffix has at most so many labels, and one more is registered. */
    private static final int LABELS = 6;

    private static final int MOST_LETTERS = 255;

    /** Splits names, and remembers those seen lately: looking into the list takes a microsecond. */
    static final class Splitter {
        private static final int KEPT = 4096;
        private final Map<String, String> registered =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                        return size() > KEPT;
                    }
                };

        /** Nothing for a name of one label, which nobody can have registered. */
        @Nullable DomainName split(String name) {
            String plain = name.toLowerCase(Locale.ROOT);
            if (plain.endsWith(".")) {
                plain = plain.substring(0, plain.length() - 1);
            }
            if (plain.lastIndexOf('.') <= 0) {
                return null;
            }
            String tail = ending(plain, LABELS);
            String domain = registered.get(tail);
            if (domain == null) {
                domain = ofList(tail);
                registered.put(tail, domain);
            }
            int own = plain.length() - domain.length() - 1;
            return new DomainName(domain, own <= 0 ? "" : plain.substring(0, own));
        }

        private static String ofList(String tail) {
            InternetDomainName name;
            try {
                name = InternetDomainName.from(tail);
            } catch (IllegalArgumentException e) {
                // no host name at all, as tunnels may use: the last two labels are as good as any
                return ending(tail, 2);
            }
            if (name.isPublicSuffix()) {
                return tail;
            }
            return name.isUnderPublicSuffix()
                    ? name.topPrivateDomain().toString()
                    : ending(tail, 2);
        }

        private static String ending(String name, int labels) {
            int at = name.length();
            for (int i = 0; i < labels && at >= 0; i++) {
                at = name.lastIndexOf('.', at - 1);
            }
            return at < 0 ? name : name.substring(at + 1);
        }
    }

    /**
     * Whether the name asks about an address, whose digits say nothing new: reverse look-ups (RFC
     * 1035 section 3.5, RFC 3596 section 2.5) and lists of addresses (RFC 5782 section 2).
     */
    boolean ofAddress() {
        int labels = 0;
        int longest = 0;
        int begin = 0;
        boolean decimal = true;
        for (int i = 0; i <= own.length(); i++) {
            if (i == own.length() || own.charAt(i) == '.') {
                labels++;
                longest = Math.max(longest, i - begin);
                begin = i + 1;
            } else {
                char c = own.charAt(i);
                if (c < '0' || c > '9') {
                    decimal = false;
                    if (c < 'a' || c > 'f') {
                        return false;
                    }
                }
            }
        }
        boolean four = decimal && labels <= 4 && longest <= 3;
        boolean six = longest == 1 && labels <= 32;
        return four || six;
    }

    /**
     * Bits of information that the owner's labels add to those of the name before: the letters of
     * the words that it did not have, times the entropy of these letters; for what names of one
     * scheme share says nothing. Too little for few letters, which have no room to show their
     * spread.
     */
    int bitsBeside(String before) {
        byte[] seen = new byte[128];
        int letters = 0;
        for (int begin = 0; begin < own.length() && letters < MOST_LETTERS; ) {
            int end = endOfWord(own, begin);
            if (!hasWord(before, begin, end)) {
                // a name has at most 253 letters
                for (int i = begin; i < end && letters < MOST_LETTERS; i++) {
                    seen[own.charAt(i) & 127]++;
                    letters++;
                }
            }
            begin = end + 1;
        }
        double bits = Letters.of(letters);
        for (byte count : seen) {
            bits -= Letters.of(count & 0xFF);
        }
        return (int) Math.round(bits);
    }

    private boolean hasWord(String before, int begin, int end) {
        for (int at = 0; at < before.length(); at = endOfWord(before, at) + 1) {
            if (endOfWord(before, at) - at == end - begin
                    && before.regionMatches(at, own, begin, end - begin)) {
                return true;
            }
        }
        return false;
    }

    private static int endOfWord(String name, int from) {
        int end = from;
        while (end < name.length()
                && name.charAt(end) != '.'
                && name.charAt(end) != '-'
                && name.charAt(end) != '_') {
            end++;
        }
        return end;
    }

    /** n times the binary logarithm of n, the same on every machine. */
    private static final class Letters {
        private static final double[] TABLE = table();

        static double of(int count) {
            return TABLE[count];
        }

        private static double[] table() {
            var table = new double[MOST_LETTERS + 1];
            for (int i = 2; i < table.length; i++) {
                table[i] = i * StrictMath.log(i) / StrictMath.log(2);
            }
            return table;
        }
    }
}
