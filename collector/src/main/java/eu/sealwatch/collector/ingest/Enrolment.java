package eu.sealwatch.collector.ingest;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.Certificates;
import eu.sealwatch.wire.EnrolmentToken;
import eu.sealwatch.wire.v1.EnrolRequest;
import eu.sealwatch.wire.v1.Enrolled;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives an agent its certificate: for a token, or anew to an agent that still has a good one. */
final class Enrolment {
    /** Why not. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final Refusal refusal;

        Refused(Refusal refusal, String detail) {
            super(detail);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    private final Authority authority;
    private final EnrolmentTokens tokens;

    Enrolment(Authority authority, EnrolmentTokens tokens) {
        this.authority = authority;
        this.tokens = tokens;
    }

    /**
     * @param proven the name in the certificate with which the peer connected, if it had one
     */
    Enrolled enrol(EnrolRequest request, @Nullable String proven) throws Refused, IOException {
        String name = request.getName();
        if (!AgentName.allowed(name)) {
            throw new Refused(Refusal.BAD_REQUEST, "the name is not an agent name");
        }
        PublicKey key;
        try {
            key = Authority.requestedKey(request.getCertificateRequest().toByteArray());
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        boolean renewal = request.getToken().isEmpty() && name.equals(proven);
        if (!renewal && !tokens.spend(token(request), name)) {
            throw new Refused(Refusal.BAD_TOKEN, "for agent " + name);
        }
        return answer(authority.certify(name, key));
    }

    private static EnrolmentToken token(EnrolRequest request) throws Refused {
        try {
            return EnrolmentToken.parse(request.getToken());
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_TOKEN, String.valueOf(e.getMessage()));
        }
    }

    private static Enrolled answer(List<X509Certificate> chain) {
        Enrolled.Builder enrolled = Enrolled.newBuilder();
        for (X509Certificate certificate : chain) {
            enrolled.addCertificates(ByteString.copyFrom(Certificates.encoded(certificate)));
        }
        return enrolled.build();
    }
}
