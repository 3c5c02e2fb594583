package eu.sealwatch.collector.evidence;

/** Signs the text of a note with one key. */
interface NoteSigner {

    NoteKey key();

    byte[] sign(byte[] text);
}
