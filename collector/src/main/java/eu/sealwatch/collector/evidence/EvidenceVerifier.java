package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Verifies logs and exports offline: with the files and the log's vkey, and nothing else. Where the
 * vkey comes from is what trust rests on; it must not come with the evidence.
 */
public final class EvidenceVerifier {

    private final NoteVerifier log;
    private final TrustPolicy trust;

    public EvidenceVerifier(String vkey) throws EvidenceException {
        this.log = NoteVerifier.of(NoteKey.parse(vkey));
        this.trust = TrustPolicy.ofKeys(java.util.List.of(vkey));
    }

    /** All of a log at rest: nothing changed, removed, swapped or added. */
    public Verification log(Path folder) {
        var check = new LogCheck(folder, trust);
        try {
            return check.run();
        } catch (IOException e) {
            return failed(check.where(), e);
        }
    }

    /** A file that {@link EvidenceExport} wrote. */
    public Verification export(Path file) {
        var check = new ExportCheck(file, log);
        try {
            return check.run();
        } catch (IOException e) {
            return failed(check.where(), e);
        }
    }

    private static Verification failed(String where, IOException e) {
        var why = e instanceof EvidenceException ? e.getMessage() : "cannot be read: " + e;
        return new Verification.Failed(where, String.valueOf(why));
    }
}
