package eu.sealwatch.cli;

import eu.sealwatch.agent.session.SessionSettings;
import eu.sealwatch.agent.session.Sessions;
import eu.sealwatch.wire.v1.Observation;
import java.util.function.Consumer;

/**
 * What a capture shows, as a live agent would tell it: its observations, and among them the
 * maintenance sessions that they make up.
 */
final class Observed implements Consumer<Observation> {
    private final Consumer<Observation> sink;
    private final Sessions sessions;

    Observed(Consumer<Observation> sink) {
        this.sink = sink;
        sessions = new Sessions(SessionSettings.defaults(), sink);
    }

    @Override
    public void accept(Observation observation) {
        sink.accept(observation);
        sessions.take(observation);
    }

    /** The capture is over, and with it every session that is open. */
    void finish() {
        sessions.finish();
    }
}
