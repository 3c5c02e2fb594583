package eu.sealwatch.agent.session;

import java.time.Duration;

/**
 * Bounds and times of sessions.
 *
 * @param idle silence after which a session is over
 * @param update how often an open session is told, when there was traffic
 * @param most sessions at a time; beyond it the one longest silent goes
 */
public record SessionSettings(Duration idle, Duration update, int most) {

    public SessionSettings {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "session idle time is " + idle + "; the least is one second");
        }
        if (update.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "session update time is " + update + "; the least is one second");
        }
        if (most < 1) {
            throw new IllegalArgumentException(
                    "sessions at a time are " + most + "; the least is 1");
        }
    }

    public static SessionSettings defaults() {
        return new SessionSettings(Duration.ofMinutes(15), Duration.ofSeconds(60), 4096);
    }
}
