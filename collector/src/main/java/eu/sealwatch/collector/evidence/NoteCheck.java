package eu.sealwatch.collector.evidence;

/** Takes a note for a checkpoint of the log, or refuses it. */
@FunctionalInterface
interface NoteCheck {

    SignedCheckpoint check(byte[] note) throws EvidenceException;
}
