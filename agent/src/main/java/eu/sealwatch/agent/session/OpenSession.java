package eu.sealwatch.agent.session;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.session.SessionKey.Part;
import eu.sealwatch.wire.SessionId;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Session;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A session that goes on: the sums of its flows, each counted by its latest record. */
final class OpenSession {
    private static final int MOST_OPEN_FLOWS = 256;
    private static final int MOST_FLOW_IDS = 64;
    private static final int MOST_FAR = 8;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ByteString id;
    private final SessionKey key;
    private final Part first;
    private final FlowRecord.Direction direction;
    private final long start;
    private long end;
    private int flows;
    private Sum closed = Sum.NOTHING;
    private final Map<ByteString, Sum> open = new HashMap<>();
    private final List<ByteString> flowIds = new ArrayList<>();
    private final Set<ByteString> farAddresses = new LinkedHashSet<>();
    private final Set<String> farNames = new LinkedHashSet<>();
    private final Map<Rhythm.Activity, String> activities = new EnumMap<>(Rhythm.Activity.class);
    private Rhythm.Login login = Rhythm.Login.LOGIN_UNKNOWN;
    private boolean reverseForwarding;
    private boolean news;
    private long toldAt;

    /** What one flow, or several, add to the session. */
    private record Sum(long assetBytes, long farBytes, long activeNs) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        static Sum of(FlowRecord flow, boolean assetIsSource) {
            long source = flow.getSource().getBytes();
            long destination = flow.getDestination().getBytes();
            return new Sum(
                    assetIsSource ? source : destination,
                    assetIsSource ? destination : source,
                    flow.getRhythm().getActiveSeconds() * SECOND_NS);
        }

        Sum plus(Sum other) {
            return new Sum(
                    assetBytes + other.assetBytes,
                    farBytes + other.farBytes,
                    activeNs + other.activeNs);
        }
    }

    OpenSession(Part part, FlowRecord flow) {
        key = part.key();
        first = part;
        direction = flow.getDirection();
        start = flow.getStart();
        end = flow.getEnd();
        id =
                ByteString.copyFrom(
                        SessionId.of(
                                key.tool(),
                                start,
                                key.asset().toByteArray(),
                                part.far().toByteArray()));
    }

    /** Packet time of its latest packet. */
    long end() {
        return end;
    }

    /** Takes the newest record of one of its flows. */
    void take(Part part, FlowRecord flow) {
        end = Math.max(end, flow.getEnd());
        news = true;
        count(part, flow);
        if (farAddresses.size() < MOST_FAR) {
            farAddresses.add(part.far());
        }
        if (part.assetIsSource()) {
            name(flow.getTls().getServerName());
            flow.getNamesList().forEach(this::name);
        }
        Rhythm rhythm = flow.getRhythm();
        if (rhythm.getActivity() != Rhythm.Activity.ACTIVITY_UNKNOWN) {
            activities.put(rhythm.getActivity(), rhythm.getActivityBasis());
        }
        // one login that worked outweighs those that did not
        if (login != Rhythm.Login.LOGIN_SUCCEEDED
                && rhythm.getLogin() != Rhythm.Login.LOGIN_UNKNOWN) {
            login = rhythm.getLogin();
        }
        reverseForwarding |= rhythm.getReverseForwarding();
    }

    /** A flow beyond the bound is counted once it closes, when its record is the last word. */
    private void count(Part part, FlowRecord flow) {
        Sum sum = Sum.of(flow, part.assetIsSource());
        boolean known = open.containsKey(flow.getId());
        if (flow.getPhase() == FlowRecord.Phase.CLOSED) {
            open.remove(flow.getId());
            closed = closed.plus(sum);
        } else if (known || open.size() < MOST_OPEN_FLOWS) {
            open.put(flow.getId(), sum);
        } else {
            return;
        }
        if (!known) {
            flows++;
            if (flowIds.size() < MOST_FLOW_IDS) {
                flowIds.add(flow.getId());
            }
        }
    }

    private void name(String name) {
        if (!name.isEmpty() && farNames.size() < MOST_FAR) {
            farNames.add(name);
        }
    }

    /** Whether there was traffic since it was last told, and that was so long ago. */
    boolean isDue(long now, long everyNs) {
        return news && now - toldAt >= everyNs;
    }

    Session tell(Session.Phase phase, Session.End reason, long now) {
        news = false;
        toldAt = now;
        Sum sum = closed;
        for (Sum each : open.values()) {
            sum = sum.plus(each);
        }
        long active = Math.min(sum.activeNs(), end - start);
        return Session.newBuilder()
                .setId(id)
                .setPhase(phase)
                .setEndReason(reason)
                .setTool(key.tool())
                .setAsset(key.asset())
                .setFar(first.far())
                .setFarRole(first.role())
                .setDirection(direction)
                .setRelayed(first.role() == Session.FarRole.RELAY)
                .setStart(start)
                .setEnd(end)
                .setActive(active)
                .setIdle(end - start - active)
                .setAssetBytes(sum.assetBytes())
                .setFarBytes(sum.farBytes())
                .setFlows(flows)
                .addAllFlowIds(flowIds)
                .addAllFarAddresses(farAddresses)
                .addAllFarNames(farNames)
                .addAllActivities(activities.keySet())
                .setActivityBasis(
                        activities.values().stream().distinct().collect(Collectors.joining("; ")))
                .setLogin(login)
                .setReverseForwarding(reverseForwarding)
                .build();
    }
}
