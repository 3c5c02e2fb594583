package eu.sealwatch.collector.ingest;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all connections share. One intake for each agent ever seen, so bounded by enrolments. */
final class Ingest {
    final IngestSettings settings;
    final Enrolment enrolment;
    final IngestMeters meters;
    private final Authority authority;
    private final BatchJournal journal;
    private final Map<String, Intake> intakes = new ConcurrentHashMap<>();

    Ingest(
            IngestSettings settings,
            Authority authority,
            EnrolmentTokens tokens,
            BatchJournal journal,
            IngestMeters meters) {
        this.settings = settings;
        this.enrolment = new Enrolment(authority, tokens);
        this.authority = authority;
        this.journal = journal;
        this.meters = meters;
    }

    Intake intake(String agent) {
        return intakes.computeIfAbsent(agent, name -> new Intake(name, journal));
    }

    /** Why a certificate that TLS accepted is not good now, or null. */
    @Nullable Refusal objection(X509Certificate certificate) throws IOException {
        if (authority.revoked(certificate)) {
            return Refusal.REVOKED;
        }
        return authority.validNow(certificate) ? null : Refusal.EXPIRED;
    }
}
