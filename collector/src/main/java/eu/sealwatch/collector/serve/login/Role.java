package eu.sealwatch.collector.serve.login;

import static eu.sealwatch.collector.serve.login.Right.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people are. This is the table of who may do what; pages, API and tests ask it alone. */
public enum Role {
    VIEWER(OWN_ACCOUNT, FINDINGS_READ, SESSIONS_READ, AGENTS_READ, POLICY_READ, LOG_READ),
    SECURITY_OPERATOR(
            OWN_ACCOUNT,
            FINDINGS_READ,
            FINDINGS_HANDLE,
            SESSIONS_READ,
            FLOWS_READ,
            FLOWS_EXPORT,
            AGENTS_READ,
            POLICY_READ,
            LOG_READ,
            EVIDENCE_EXPORT,
            EVIDENCE_VERIFY),
    POLICY_OWNER(
            OWN_ACCOUNT,
            FINDINGS_READ,
            FINDINGS_HANDLE,
            SESSIONS_READ,
            FLOWS_READ,
            AGENTS_READ,
            POLICY_READ,
            LOG_READ),
    CERT(
            OWN_ACCOUNT,
            FINDINGS_READ,
            SESSIONS_READ,
            FLOWS_READ,
            FLOWS_EXPORT,
            AGENTS_READ,
            POLICY_READ,
            LOG_READ,
            EVIDENCE_EXPORT,
            EVIDENCE_VERIFY),
    /** Reads all, changes nothing, sees the journal. */
    AUDITOR(
            OWN_ACCOUNT,
            FINDINGS_READ,
            SESSIONS_READ,
            FLOWS_READ,
            FLOWS_EXPORT,
            AGENTS_READ,
            POLICY_READ,
            LOG_READ,
            EVIDENCE_EXPORT,
            EVIDENCE_VERIFY,
            JOURNAL_READ),
    ADMINISTRATOR(
            OWN_ACCOUNT,
            FINDINGS_READ,
            FINDINGS_HANDLE,
            SESSIONS_READ,
            FLOWS_READ,
            FLOWS_EXPORT,
            AGENTS_READ,
            POLICY_READ,
            LOG_READ,
            EVIDENCE_EXPORT,
            EVIDENCE_VERIFY,
            JOURNAL_READ,
            PEOPLE_MANAGE);

    private final Set<Right> rights;

    Role(Right first, Right... others) {
        this.rights = Set.copyOf(EnumSet.of(first, others));
    }

    public Set<Right> rights() {
        return rights;
    }

    /** As it stands in files, forms and the journal: {@code security-operator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
