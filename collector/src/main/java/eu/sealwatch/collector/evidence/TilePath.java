package eu.sealwatch.collector.evidence;

import java.util.regex.Pattern;

/**
 * Where C2SP tlog-tiles puts a tile or an entry bundle: {@code tile/0/x001/x234/067.p/17}.
 *
 * @param level tile level, or {@link #ENTRIES} for a bundle of entries
 * @param index number of the tile in its level
 * @param width hashes in the tile: 256 when full, fewer when partial
 */
record TilePath(int level, long index, int width) {

    static final int ENTRIES = -1;
    static final int FULL = 256;
    private static final int HIGHEST_LEVEL = 63;

    // At most 7 groups: 2^63-1 has 19 digits.
    private static final Pattern SHAPE =
            Pattern.compile(
                    "tile/(entries|0|[1-9][0-9]?)/"
                            + "((?:x[0-9]{3}/){0,6}[0-9]{3})"
                            + "(?:\\.p/([1-9][0-9]{0,2}))?");

    TilePath {
        if (level < ENTRIES || level > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("tile level " + level + " is not in 0..63");
        }
        if (index < 0) throw new IllegalArgumentException("tile index " + index + " is negative");
        if (width < 1 || width > FULL) {
            throw new IllegalArgumentException("tile width " + width + " is not in 1..256");
        }
    }

    static TilePath parse(String path) throws EvidenceException {
        var matcher = SHAPE.matcher(path);
        if (!matcher.matches()) throw new EvidenceException("not a tile path: " + path);
        boolean entries = matcher.group(1).equals("entries");
        int level = entries ? ENTRIES : Integer.parseInt(matcher.group(1));
        var digits = matcher.group(2).replace("x", "").replace("/", "");
        if (digits.length() > 3 && digits.startsWith("000")) {
            throw new EvidenceException("a tile path begins with a needless x000: " + path);
        }
        long index = Decimal.parse(digits.replaceFirst("^0+(?=.)", ""));
        var partial = matcher.group(3);
        int width = partial == null ? FULL : Integer.parseInt(partial);
        if (level > HIGHEST_LEVEL || partial != null && width >= FULL) {
            throw new EvidenceException("level or width out of range in tile path: " + path);
        }
        return new TilePath(level, index, width);
    }

    @Override
    public String toString() {
        var groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        var prefix = "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups;
        return width == FULL ? prefix : prefix + ".p/" + width;
    }
}
