package eu.sealwatch.collector.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A text and its signatures, as C2SP signed-note writes them. Parsing is strict and bounded: 1 MiB,
 * 100 signatures.
 *
 * @param text ends with a line end; the signatures are over its UTF-8 bytes
 */
record SignedNote(String text, List<Line> lines) {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 100;
    private static final int ID_BYTES = 4;
    private static final String DASH = "\u2014 ";

    /**
     * One signature.
     *
     * @param blob canonical base64 of the key id and the signature
     */
    record Line(String name, String blob) {

        int keyId() {
            return ByteBuffer.wrap(Base64.getDecoder().decode(blob)).getInt();
        }

        byte[] signature() {
            var bytes = Base64.getDecoder().decode(blob);
            return Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        }
    }

    SignedNote {
        lines = List.copyOf(lines);
    }

    static SignedNote sign(String text, List<NoteSigner> signers) throws EvidenceException {
        var lines = new ArrayList<Line>();
        for (var signer : signers) lines.add(line(text, signer));
        return new SignedNote(text, lines);
    }

    static Line line(String text, NoteSigner signer) throws EvidenceException {
        var signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        var blob = ByteBuffer.allocate(ID_BYTES + signature.length);
        blob.putInt(signer.key().id()).put(signature);
        return new Line(signer.key().name(), Base64.getEncoder().encodeToString(blob.array()));
    }

    /** The same text, with lines of others behind its own; lines that it has are not doubled. */
    SignedNote with(List<Line> more) {
        var all = new LinkedHashSet<>(lines);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    static SignedNote parse(byte[] bytes) throws EvidenceException {
        if (bytes.length > MOST_BYTES) throw new EvidenceException("a note has at most 1 MiB");
        var note = decode(bytes);
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new EvidenceException("a note has no control characters, so no CR and no TAB");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) throw new EvidenceException("a note has a blank line before its signatures");
        if (blank + 2 == note.length() || !note.endsWith("\n")) {
            throw new EvidenceException("a note ends with a signature line and its line end");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            if (lines.size() == MOST_LINES) {
                throw new EvidenceException("a note has at most 100 signatures");
            }
            lines.add(parseLine(line));
        }
        return new SignedNote(note.substring(0, blank + 1), lines);
    }

    /**
     * Checks the signature of a key that must have signed. Lines of other keys say nothing; several
     * lines of this key must all be right.
     */
    void requireSignatureOf(NoteVerifier verifier) throws EvidenceException {
        if (signatureOf(verifier).isEmpty()) {
            throw new EvidenceException(
                    "the note is not signed by the key " + verifier.key().vkey());
        }
    }

    /** The signature of a key that may have signed, checked; empty when it has not. */
    Optional<byte[]> signatureOf(NoteVerifier verifier) throws EvidenceException {
        var signed = text.getBytes(StandardCharsets.UTF_8);
        var key = verifier.key();
        Optional<byte[]> found = Optional.empty();
        for (var line : lines) {
            if (!line.name().equals(key.name()) || line.keyId() != key.id()) continue;
            if (!verifier.verifies(signed, line.signature())) {
                throw new EvidenceException("the signature of " + key.name() + " is wrong");
            }
            found = Optional.of(line.signature());
        }
        return found;
    }

    byte[] bytes() {
        return textAndLines().getBytes(StandardCharsets.UTF_8);
    }

    String textAndLines() {
        return text + "\n" + signatureLines();
    }

    String signatureLines() {
        var all = new StringBuilder();
        for (var line : lines) {
            all.append(DASH).append(line.name()).append(' ').append(line.blob()).append('\n');
        }
        return all.toString();
    }

    private static String decode(byte[] bytes) throws EvidenceException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new EvidenceException("a note is UTF-8 text; this is not: " + e.getMessage());
        }
    }

    private static Line parseLine(String line) throws EvidenceException {
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH) || !NoteKey.isName(parts[1])) {
            throw new EvidenceException("a signature line reads: em dash, key name, base64");
        }
        if (CanonicalBase64.decode(parts[2]).length <= ID_BYTES) {
            throw new EvidenceException("a signature has at least 5 bytes, its key id included");
        }
        return new Line(parts[1], parts[2]);
    }
}
