package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Verifies logs and bundles offline: with the files, the keys that are trusted, and nothing else.
 * Where the keys come from is what trust rests on; they must not come with the evidence.
 */
public final class EvidenceVerifier {

    private final TrustPolicy trust;
    private final Optional<TimeStampTrust> authorities;

    /** By the log's vkey alone, without witnesses and time. */
    public EvidenceVerifier(String vkey) throws EvidenceException {
        this(TrustPolicy.ofKeys(List.of(vkey)), Optional.empty());
    }

    /**
     * @param authorities whose time stamps are believed; without any they are not checked
     */
    public EvidenceVerifier(TrustPolicy trust, Optional<TimeStampTrust> authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    /** All of a log at rest: nothing changed, removed, swapped or added. */
    public Verification log(Path folder) {
        var check = new LogCheck(folder, trust, authorities);
        try {
            return check.run();
        } catch (IOException | RuntimeException e) {
            return failed(check.where(), e);
        }
    }

    /** A file that {@link EvidenceBundle} wrote. */
    public Verification bundle(Path file) {
        var check = new BundleCheck(file, trust, authorities);
        try {
            return check.run();
        } catch (IOException | RuntimeException e) {
            return failed(check.where(), e);
        }
    }

    private static Verification failed(String where, Exception e) {
        var why = e instanceof EvidenceException ? e.getMessage() : "cannot be read: " + e;
        return new Verification.Failed(where, String.valueOf(why));
    }
}
