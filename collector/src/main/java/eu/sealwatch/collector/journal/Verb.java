package eu.sealwatch.collector.journal;

import java.util.Optional;

/** What people can do that is remembered. The word is what the log holds and never changes. */
public enum Verb {
    LOGIN("login"),
    LOGIN_REFUSED("login.refuse"),
    LOCK_OUT("login.lock-out"),
    LOGOUT("logout"),
    PASSWORD_CHANGE("password.change"),
    SECOND_FACTOR_ON("second-factor.on"),
    SECOND_FACTOR_OFF("second-factor.off"),
    ACCOUNT_MAKE("account.make"),
    ACCOUNT_CHANGE("account.change"),
    ACCOUNT_REMOVE("account.remove"),
    TOKEN_MAKE("token.make"),
    TOKEN_REVOKE("token.revoke"),
    FINDING_ACKNOWLEDGE("finding.acknowledge"),
    FINDING_RESOLVE("finding.resolve"),
    FINDING_REOPEN("finding.reopen"),
    FINDING_COMMENT("finding.comment"),
    EVIDENCE_EXPORT("evidence.export"),
    EVIDENCE_VERIFY("evidence.verify"),
    FLOWS_EXPORT("flows.export");

    private final String word;

    Verb(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The state in which it leaves a finding, if it changes that. */
    public Optional<String> findingState() {
        return switch (this) {
            case FINDING_ACKNOWLEDGE -> Optional.of("acknowledged");
            case FINDING_RESOLVE -> Optional.of("resolved");
            case FINDING_REOPEN -> Optional.of("open");
            default -> Optional.empty();
        };
    }

    static Optional<Verb> of(String word) {
        for (Verb verb : values()) {
            if (verb.word.equals(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }
}
