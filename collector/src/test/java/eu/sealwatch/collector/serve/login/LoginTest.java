package eu.sealwatch.collector.serve.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    private static final String RFC_6238_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @TempDir Path folder;
    private final Hands clock = new Hands();

    /** A clock that the test moves. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-03T09:00:00Z");

        void on(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** RFC 6238 appendix B, the last six digits of its eight. */
    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(Totp.code(RFC_6238_SECRET, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(RFC_6238_SECRET, 1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(RFC_6238_SECRET, 20_000_000_000L / 30)).isEqualTo("353130");
    }

    @Test
    void codeWorksOnceAndNotOutsideItsTime() throws Exception {
        var accounts = Accounts.open(folder.resolve("accounts.json"), clock);
        String once = accounts.first("admin").orElseThrow();
        accounts.secondFactorOn("admin", RFC_6238_SECRET, code());

        assertThat(accounts.proves("admin", once, code())).as("used to turn it on").isFalse();
        clock.on(Duration.ofSeconds(30));
        assertThat(accounts.proves("admin", once, "")).isFalse();
        assertThat(accounts.proves("admin", once, code())).isTrue();
        assertThat(accounts.proves("admin", once, code())).isFalse();
        String old = code();
        clock.on(Duration.ofSeconds(90));
        assertThat(accounts.proves("admin", once, old)).isFalse();
    }

    @Test
    void fileHoldsNoPasswordAndIsItsOwnersAlone() throws Exception {
        Path file = folder.resolve("accounts.json");
        String once = Accounts.open(file, clock).first("admin").orElseThrow();

        assertThat(Files.readString(file)).contains("$argon2id$v=19$").doesNotContain(once);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = Accounts.open(file, clock);
        assertThat(again.proves("admin", once, "")).isTrue();
        assertThat(again.first("admin")).as("only at the very first start").isEmpty();
    }

    @Test
    void brokenFileIsToldByName() throws Exception {
        Path file = Files.writeString(folder.resolve("accounts.json"), "{\"accounts\": [{}]}");
        assertThatThrownBy(() -> Accounts.open(file, clock))
                .hasMessageContaining("accounts.json: is no list of accounts");
    }

    @Test
    void loginEndsWhenUnusedAndAtItsLongest() {
        var sessions = new Sessions(Duration.ofMinutes(30), Duration.ofHours(2), clock);
        String unused = sessions.begin("ada");
        clock.on(Duration.ofMinutes(31));
        assertThat(sessions.find(unused)).isEmpty();

        String used = sessions.begin("ada");
        for (int i = 0; i < 5; i++) {
            clock.on(Duration.ofMinutes(20));
            assertThat(sessions.find(used)).isPresent();
        }
        clock.on(Duration.ofMinutes(21));
        assertThat(sessions.find(used)).as("two hours are over").isEmpty();
    }

    @Test
    void lookingOnDoesNotKeepALoginAlive() {
        var sessions = new Sessions(Duration.ofMinutes(30), Duration.ofHours(2), clock);
        String id = sessions.begin("ada");
        clock.on(Duration.ofMinutes(20));
        assertThat(sessions.look(id)).isPresent();
        clock.on(Duration.ofMinutes(20));
        assertThat(sessions.find(id)).isEmpty();
    }

    @Test
    void lockOpensAfterFiveMinutes() {
        var guard = new LoginGuard(clock);
        for (int i = 0; i < LoginGuard.TRIES; i++) {
            guard.wrong("ada", "192.0.2.1");
        }
        assertThat(guard.shut("ada", "192.0.2.2")).isTrue();
        assertThat(guard.shut("bob", "192.0.2.1")).isFalse();
        clock.on(Duration.ofMinutes(6));
        assertThat(guard.shut("ada", "192.0.2.2")).isFalse();
    }

    @Test
    void addressThatTriesManyNamesIsShutOut() {
        var guard = new LoginGuard(clock);
        for (int i = 0; i < 30; i++) {
            guard.wrong("name" + i, "192.0.2.1");
        }
        assertThat(guard.shut("somebody-else", "192.0.2.1")).isTrue();
        assertThat(guard.shut("somebody-else", "192.0.2.2")).isFalse();
    }

    @Test
    void tokenIsKeptAsAHashAndEnds() throws Exception {
        Path file = folder.resolve("tokens.json");
        var tokens = Tokens.open(file, clock);
        var made =
                tokens.make(
                        "siem", "admin", Set.of(Right.FINDINGS_READ), Set.of(), Duration.ofDays(2));
        assertThat(Files.readString(file)).doesNotContain(made.secret());
        var again = Tokens.open(file, clock);
        assertThat(again.person(made.secret()).orElseThrow().may(Right.FINDINGS_READ)).isTrue();
        assertThat(again.person(made.secret()).orElseThrow().may(Right.FLOWS_READ)).isFalse();
        clock.on(Duration.ofDays(3));
        assertThat(again.person(made.secret())).isEmpty();
    }

    @Test
    void auditorReadsAllAndChangesNothing() {
        assertThat(Role.AUDITOR.rights())
                .contains(Right.JOURNAL_READ, Right.EVIDENCE_EXPORT, Right.FLOWS_READ)
                .doesNotContain(Right.FINDINGS_HANDLE, Right.PEOPLE_MANAGE);
        assertThat(Role.VIEWER.rights()).doesNotContain(Right.FLOWS_READ, Right.JOURNAL_READ);
    }

    private String code() {
        return Totp.code(RFC_6238_SECRET, clock.instant().getEpochSecond() / 30);
    }
}
