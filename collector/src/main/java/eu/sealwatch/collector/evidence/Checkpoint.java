package eu.sealwatch.collector.evidence;

/**
 * What a log commits to, as C2SP tlog-checkpoint writes it: origin, size and root on three lines.
 * Extension lines are refused.
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        NoteKey.requireName(origin);
        if (size < 0) throw new IllegalArgumentException("checkpoint size " + size);
    }

    static Checkpoint parse(String text) throws EvidenceException {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new EvidenceException(
                    "a checkpoint has three lines, origin, size and root; extensions are refused");
        }
        if (!NoteKey.isName(lines[0])) {
            throw new EvidenceException("a checkpoint's origin is not empty and has no space or +");
        }
        long size = Decimal.parse(lines[1]);
        var root = Hash.fromBase64(lines[2]);
        if (size == 0 && !root.equals(new Hashes().empty())) {
            throw new EvidenceException("a checkpoint of size 0 has the root of the empty tree");
        }
        return new Checkpoint(lines[0], size, root);
    }

    String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
