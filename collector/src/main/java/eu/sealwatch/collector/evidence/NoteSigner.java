package eu.sealwatch.collector.evidence;

/** Signs the text of a note with one key. */
interface NoteSigner {

    NoteKey key();

    /** Refuses a text that signatures of its type are not for. */
    byte[] sign(byte[] text) throws EvidenceException;
}
