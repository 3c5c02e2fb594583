package eu.sealwatch.agent.session;

import eu.sealwatch.agent.session.SessionKey.Part;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Session.End;
import eu.sealwatch.wire.v1.Session.Phase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sessions that go on. Takes every observation, looks at the flows of remote-access protocols
 * and tools, and tells of a session when its first flow is recognised, each minute while there is
 * traffic, and once nothing came for the idle time.
 *
 * <p>sessions opened = open + ended. One thread; the same observations give the same sessions.
 */
public final class Sessions {
    /** How exactly an idle time or an update is kept. */
    private static final long LOOK_EVERY_NS = 1_000_000_000L;

    private final Consumer<Observation> sink;
    private final long idleNs;
    private final long updateNs;
    private final int most;

    /** The one that had a flow's record longest ago first. */
    private final Map<SessionKey, OpenSession> open = new LinkedHashMap<>(64, 0.75f, true);

    private long now;
    private long lookAt;
    private long opened;
    private long evicted;

    public Sessions(SessionSettings settings, Consumer<Observation> sink) {
        this.sink = sink;
        this.idleNs = settings.idle().toNanos();
        this.updateNs = settings.update().toNanos();
        this.most = settings.most();
    }

    /** Takes the next observation; time goes on with it. */
    public void take(Observation observation) {
        advance(observation.getTime());
        if (!observation.hasFlow()) {
            return;
        }
        FlowRecord flow = observation.getFlow();
        Optional<Part> part = SessionKey.of(flow);
        if (part.isPresent()) {
            join(part.get(), flow);
        }
    }

    /** Lets time pass although nothing is observed. */
    public void advance(long timeNs) {
        now = Math.max(now, timeNs);
        if (now < lookAt) {
            return;
        }
        lookAt = now + LOOK_EVERY_NS;
        for (Iterator<OpenSession> each = open.values().iterator(); each.hasNext(); ) {
            OpenSession session = each.next();
            if (now - session.end() >= idleNs) {
                each.remove();
                tell(session, Phase.CLOSED, End.IDLE);
            } else if (session.isDue(now, updateNs)) {
                tell(session, Phase.UPDATED, End.END_OPEN);
            }
        }
    }

    /** No more observations will come: ends every session that is open. */
    public void finish() {
        var all = new ArrayList<>(open.values());
        open.clear();
        for (OpenSession session : all) {
            tell(session, Phase.CLOSED, End.CAPTURE_ENDED);
        }
    }

    public int open() {
        return open.size();
    }

    public long opened() {
        return opened;
    }

    /** Sessions that were ended because there were too many. */
    public long evicted() {
        return evicted;
    }

    private void join(Part part, FlowRecord flow) {
        OpenSession known = open.get(part.key());
        if (known != null) {
            known.take(part, flow);
            return;
        }
        if (flow.getPhase() == FlowRecord.Phase.CLOSED && now - flow.getEnd() >= idleNs) {
            return; // the last word on a flow whose session has ended
        }
        if (open.size() >= most) {
            evict();
        }
        var begun = new OpenSession(part, flow);
        begun.take(part, flow);
        open.put(part.key(), begun);
        opened++;
        tell(begun, Phase.OPENED, End.END_OPEN);
    }

    private void evict() {
        Iterator<OpenSession> eldest = open.values().iterator();
        OpenSession session = eldest.next();
        eldest.remove();
        evicted++;
        tell(session, Phase.CLOSED, End.EVICTED);
    }

    private void tell(OpenSession session, Phase phase, End reason) {
        Session message = session.tell(phase, reason, now);
        sink.accept(Observation.newBuilder().setTime(now).setSession(message).build());
    }
}
