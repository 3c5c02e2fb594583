package eu.sealwatch.collector.evidence;

/** An epoch's first entry: the signed checkpoint over all entries before it. */
final class EpochLink {

    private EpochLink() {}

    static Leaf of(SignedCheckpoint last, byte[] salt) {
        return new Leaf(EntryType.EPOCH, salt, new Body.Inline(last.bytes()));
    }

    /**
     * @param root of the tree of all entries before the epoch
     */
    static void check(Leaf first, long start, Hash root, NoteCheck log) throws EvidenceException {
        if (first.type() != EntryType.EPOCH || !(first.body() instanceof Body.Inline inline)) {
            throw new EvidenceException("an epoch begins with the checkpoint of the one before");
        }
        var checkpoint = log.check(inline.payload()).checkpoint();
        if (checkpoint.size() != start || !checkpoint.root().equals(root)) {
            throw new EvidenceException(
                    ("the epoch's checkpoint has size %d and root %s, the log before it has"
                                    + " size %d and root %s")
                            .formatted(checkpoint.size(), checkpoint.root(), start, root));
        }
    }
}
