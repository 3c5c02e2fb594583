package eu.sealwatch.collector.ingest;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.ingest.BatchJournal.Break;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One agent's stream at the collector, across its connections: which batch is next, which are
 * durable, whom to tell. Guarded by its own lock.
 *
 * <p>A new connection takes the place of the old one, and is welcomed only when nothing of the old
 * is under way to the journal: the position told to the agent is then the last word.
 */
@SuppressWarnings("ReferenceEquality") // a link is this very connection
final class Intake {
    /** The connection, seen from here. Called with the lock held; must not block. */
    interface Link {
        void welcome(Position last);

        void durable(long sequence);

        void replaced();
    }

    enum Outcome {
        TAKEN,
        KNOWN,
        /** The connection does not, or no longer, speak for the agent. */
        NOT_WELCOMED
    }

    private final String agent;
    private final BatchJournal journal;
    private Position taken;
    private long durable;
    private int underWay;
    private @Nullable Link link;
    private boolean welcomed;

    Intake(String agent, BatchJournal journal) {
        this.agent = agent;
        this.journal = journal;
        this.taken = journal.last(agent);
        this.durable = taken.sequence();
    }

    synchronized void attach(Link newcomer) {
        Link before = link;
        link = newcomer;
        welcomed = false;
        if (before != null) {
            before.replaced();
        }
        welcomeWhenSettled();
    }

    synchronized void detach(Link leaving) {
        if (link == leaving) {
            link = null;
        }
    }

    /** Takes a batch that is verified as this agent's. */
    synchronized Outcome take(Link from, Batch batch, SignedBatch signed, Consumer<Break> onBreak) {
        if (from != link || !welcomed) {
            return Outcome.NOT_WELCOMED;
        }
        long sequence = batch.getSequence();
        if (sequence <= taken.sequence()) {
            if (sequence <= durable) {
                from.durable(durable);
            }
            return Outcome.KNOWN;
        }
        Break broken = breakBefore(sequence, batch.getPreviousHash());
        if (broken != null) {
            onBreak.accept(broken);
            journal.broken(agent, broken);
        }
        underWay++;
        journal.append(agent, batch, signed, () -> becameDurable(sequence));
        taken = Position.of(sequence, signed.getBatch());
        return Outcome.TAKEN;
    }

    /** Batches taken and not durable yet. */
    synchronized int waiting() {
        return underWay;
    }

    private @Nullable Break breakBefore(long sequence, ByteString previousHash) {
        if (sequence != taken.sequence() + 1) {
            return new Break(Break.Kind.GAP, taken.sequence(), sequence);
        }
        if (!previousHash.equals(taken.hash())) {
            return new Break(Break.Kind.FORK, taken.sequence(), sequence);
        }
        return null;
    }

    private synchronized void becameDurable(long sequence) {
        underWay--;
        durable = Math.max(durable, sequence);
        if (link != null && welcomed) {
            link.durable(durable);
        }
        welcomeWhenSettled();
    }

    private void welcomeWhenSettled() {
        if (link != null && !welcomed && underWay == 0) {
            welcomed = true;
            link.welcome(taken);
        }
    }
}
