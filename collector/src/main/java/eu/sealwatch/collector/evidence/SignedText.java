package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * A text that people have signed with keys of their own, as a C2SP signed note: the same form as
 * checkpoints, with one Ed25519 signature in a line.
 *
 * @param text ends with a line end
 * @param signers names of the trusted keys whose signature is right
 */
public record SignedText(String text, List<String> signers) {

    public SignedText {
        signers = List.copyOf(signers);
    }

    /**
     * Signs a text.
     *
     * @param name the signer's, without spaces and plus signs
     * @param pem an Ed25519 private key in PKCS#8, which only its owner may read
     */
    public static byte[] sign(String text, String name, Path pem) throws IOException {
        return SignedNote.sign(text, List.of(signer(name, pem))).bytes();
    }

    /** The public part of a key, as those write it who trust it. */
    public static String vkey(String name, Path pem) throws IOException {
        return signer(name, pem).key().vkey();
    }

    /**
     * Checks a note. A line by a trusted key that is wrong spoils all.
     *
     * @param vkeys whose signature counts; one is enough
     * @throws EvidenceException when none of them has signed, or the note is none
     */
    public static SignedText verify(byte[] note, List<String> vkeys) throws EvidenceException {
        var parsed = SignedNote.parse(note);
        var signers = new ArrayList<String>();
        for (var vkey : vkeys) {
            var key = NoteKey.parse(vkey);
            if (parsed.signatureOf(NoteVerifier.of(key)).isPresent()) signers.add(key.name());
        }
        if (signers.isEmpty()) throw new EvidenceException("no trusted key has signed it");
        return new SignedText(parsed.text(), signers);
    }

    private static NoteSigner signer(String name, Path pem) throws IOException {
        if (!NoteKey.isName(name)) {
            throw new EvidenceException(
                    "a signer's name is not empty and has no space, control character or +: "
                            + name);
        }
        return new Ed25519NoteSigner(
                name, PemKeyFile.read(pem, Ed25519PrivateKeyParameters.class, "Ed25519"));
    }
}
