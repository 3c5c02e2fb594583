package eu.sealwatch.collector.judge.detect;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that detectors remember. It follows from the observations that it was handed, in their order,
 * and from nothing else: the same observations give the same memory, however they were batched, and
 * one that was written and read back goes on as if it never had been. Not thread safe.
 *
 * <p>Bounded: open flows, pairs of an inside address and a place, domains asked for, and inside
 * addresses each have a bound, at which the one longest silent is forgotten. Two agents that see
 * the same traffic count it twice.
 */
public final class Memory {
    static final int VERSION = 1;

    private static final int MOST_FLOWS = 500_000;
    private static final int MOST_PAIRS = 1_000_000;
    private static final int MOST_DOMAINS = 50_000;
    private static final int MOST_SUBJECTS = 100_000;

    private static final int FLOW_ID_BYTES = 16;

    private final Remembered<OpenFlow> flows =
            new Remembered<>("open flows", MOST_FLOWS, OpenFlow.FORM);
    private final Remembered<Pair> pairs = new Remembered<>("pairs", MOST_PAIRS, Pair.FORM);
    private final Remembered<Domain> domains =
            new Remembered<>("domains", MOST_DOMAINS, Domain.FORM);
    private final Remembered<Long> subjects =
            new Remembered<>("inside addresses", MOST_SUBJECTS, new Moment());
    private final DomainName.Splitter splitter = new DomainName.Splitter();

    /** The latest start of any flow that was forgotten while open. */
    private long forgottenUpTo = Long.MIN_VALUE;

    /**
     * How much is remembered, and how much was forgotten because a bound was reached.
     *
     * @param flowsForgotten of those, a later record counts only what came after it
     */
    public record Size(
            int flows,
            int pairs,
            int domains,
            int subjects,
            long flowsForgotten,
            long pairsForgotten,
            long domainsForgotten,
            long subjectsForgotten) {}

    public Size size() {
        return new Size(
                flows.size(),
                pairs.size(),
                domains.size(),
                subjects.size(),
                flows.forgotten(),
                pairs.forgotten(),
                domains.forgotten(),
                subjects.forgotten());
    }

    /** Takes in a record of a flow that crosses the perimeter. */
    public Step take(Scene scene) {
        FlowRecord flow = scene.flow();
        Progress progress = progress(flow, scene.way() == Scene.Way.OUTBOUND);
        Key key = key(scene);
        @Nullable Pair pair = pairs.get(key);
        boolean met = pair != null;
        long subjectSince = flow.getStart();
        if (pair == null) {
            pair = new Pair(flow.getStart());
            pairs.add(key, pair);
            subjectSince = subjectSince(scene.inside(), flow.getStart());
        }
        pair.add(progress);
        return new Step(scene, progress, pair, met, subjectSince);
    }

    /** Takes in a look-up; nothing when it says nothing about any domain. */
    public Optional<Question> take(Lookup lookup, Site site, PolicyIndex index, long time) {
        @Nullable DomainName name = splitter.split(lookup.getName());
        if (name == null || name.own().isEmpty() || name.ofAddress()) {
            return Optional.empty();
        }
        ByteString client = lookup.getClient();
        Key key = new Key.Hash().add(client).add(name.registered()).key();
        @Nullable Domain domain = domains.get(key);
        if (domain == null) {
            domain = new Domain();
            domains.add(key, domain);
        }
        domain.add(name, DnsTunnel.isUnusual(lookup.getType()), time);
        String subject = index.assetOf(client).map(Asset::id).orElseGet(() -> Scene.format(client));
        return Optional.of(
                new Question(lookup, index.policy(), subject, site.line(), name, domain));
    }

    /** Whether an endpoint allows the place, and nothing says that it is for another service. */
    static boolean permitted(Scene scene) {
        return scene.endpoint().isPresent() && scene.match().service() != EndpointIndex.Fit.NO;
    }

    /**
     * An inside address and an endpoint, whatever addresses and ports that has; where none allows
     * the place, its name or address and the port. Pings are a pair of their own.
     */
    private static Key key(Scene scene) {
        FlowRecord flow = scene.flow();
        boolean icmp = isIcmp(flow);
        var hash = new Key.Hash().add(scene.inside());
        if (permitted(scene)) {
            return hash.add(scene.endpoint().orElseThrow().id()).add(icmp ? 1 : 0).key();
        }
        String name =
                scene.way() != Scene.Way.OUTBOUND || icmp ? "" : EndpointIndex.claimedName(flow);
        if (name.isEmpty() && scene.way() == Scene.Way.OUTBOUND && flow.getNamesCount() > 0) {
            name = flow.getNames(0);
        }
        if (name.isEmpty()) {
            hash.add(scene.outside());
        } else {
            hash.add(name);
        }
        return hash.add(flow.getTransport())
                .add(flow.getDestination().getPort())
                .add(scene.way().ordinal())
                .key();
    }

    static boolean isIcmp(FlowRecord flow) {
        return flow.getTransport() == 1 || flow.getTransport() == 58;
    }

    private Progress progress(FlowRecord flow, boolean sourceInside) {
        ByteString id = flow.getId();
        boolean closed = flow.getPhase() == FlowRecord.Phase.CLOSED;
        if (id.size() != FLOW_ID_BYTES) {
            // it cannot be told from others, so it can only be taken as a whole
            return new OpenFlow(flow.getStart()).advance(flow, sourceInside, true);
        }
        var key = new Key(word(id, 0), word(id, Long.BYTES));
        @Nullable OpenFlow open = closed ? flows.remove(key) : flows.get(key);
        boolean first = open == null;
        if (open == null) {
            open = new OpenFlow(flow.getStart());
            if (flow.getPhase() != FlowRecord.Phase.OPENED && flow.getStart() <= forgottenUpTo) {
                // it may have been forgotten: what it sent before must not count twice
                open.advance(flow, sourceInside, true);
                first = false;
            }
            if (!closed) {
                @Nullable OpenFlow gone = flows.add(key, open);
                if (gone != null) {
                    forgottenUpTo = Math.max(forgottenUpTo, gone.start());
                }
            }
        }
        return open.advance(flow, sourceInside, first);
    }

    private static long word(ByteString bytes, int from) {
        long word = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            word = word << 8 | bytes.byteAt(i) & 0xFF;
        }
        return word;
    }

    private long subjectSince(ByteString inside, long start) {
        Key key = new Key.Hash().add(inside).key();
        @Nullable Long since = subjects.get(key);
        if (since == null) {
            subjects.add(key, start);
            return start;
        }
        return since;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(forgottenUpTo);
        flows.write(out);
        pairs.write(out);
        domains.write(out);
        subjects.write(out);
    }

    static Memory read(DataInput in) throws IOException {
        var memory = new Memory();
        memory.forgottenUpTo = in.readLong();
        memory.flows.read(in);
        memory.pairs.read(in);
        memory.domains.read(in);
        memory.subjects.read(in);
        return memory;
    }

    private static final class Moment implements Remembered.Form<Long> {
        @Override
        public void write(Long value, DataOutput out) throws IOException {
            out.writeLong(value);
        }

        @Override
        public Long read(DataInput in) throws IOException {
            return in.readLong();
        }
    }
}
