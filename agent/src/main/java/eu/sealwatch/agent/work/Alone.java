package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.wire.v1.Observation;
import java.util.function.Consumer;

/** One observer, on the caller's thread. */
final class Alone implements Observers {
    private final Observer observer;

    Alone(ObserverSettings settings, Consumer<Observation> sink) {
        observer = new Observer(settings, sink);
    }

    @Override
    public void accept(Packet packet) {
        observer.accept(packet);
    }

    @Override
    public void advance(long timeNs) {
        observer.advance(timeNs);
    }

    @Override
    public void settle() {
        // nothing is ever held back
    }

    @Override
    public void finish() {
        observer.finish();
    }

    @Override
    public Progress progress() {
        return observer.progress();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
