package eu.sealwatch.collector.serve.login;

import java.util.Optional;

/** What somebody may do. A token's scopes are these too, by their words. */
public enum Right {
    /** Needs no login. */
    NOBODY_ASKED(""),
    /** Everybody who is logged in: his own account. */
    OWN_ACCOUNT(""),
    FINDINGS_READ("findings:read"),
    FINDINGS_HANDLE("findings:handle"),
    SESSIONS_READ("sessions:read"),
    FLOWS_READ("flows:read"),
    FLOWS_EXPORT("flows:export"),
    AGENTS_READ("agents:read"),
    POLICY_READ("policy:read"),
    /** Size, checkpoint and tiles of the evidence log: nothing secret, but not for the street. */
    LOG_READ("log:read"),
    EVIDENCE_EXPORT("evidence:export"),
    EVIDENCE_VERIFY("evidence:verify"),
    JOURNAL_READ("journal:read"),
    /** Accounts, roles, tokens. No token has it. */
    PEOPLE_MANAGE("");

    private final String scope;

    Right(String scope) {
        this.scope = scope;
    }

    /** As tokens name it; empty where none can have it. */
    public String scope() {
        return scope;
    }

    public boolean forTokens() {
        return !scope.isEmpty();
    }

    /**
     * Whether it is about all sites at once: agents, policy and log cannot be cut into sites, so
     * that who is confined to some does not have it.
     */
    public boolean aboutAllSites() {
        return switch (this) {
            case AGENTS_READ,
                    POLICY_READ,
                    LOG_READ,
                    EVIDENCE_EXPORT,
                    EVIDENCE_VERIFY,
                    JOURNAL_READ,
                    PEOPLE_MANAGE ->
                    true;
            case NOBODY_ASKED,
                    OWN_ACCOUNT,
                    FINDINGS_READ,
                    FINDINGS_HANDLE,
                    SESSIONS_READ,
                    FLOWS_READ,
                    FLOWS_EXPORT ->
                    false;
        };
    }

    public static Optional<Right> ofScope(String scope) {
        for (Right right : values()) {
            if (right.forTokens() && right.scope.equals(scope)) {
                return Optional.of(right);
            }
        }
        return Optional.empty();
    }
}
