package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.content.ContentScan;
import eu.sealwatch.agent.content.ContentScanner;
import eu.sealwatch.agent.content.ContentScanner.Form;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.shape.ShapeMeter;
import eu.sealwatch.wire.v1.FlowRecord.Direction;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Scans and meters that ears look with, of which there is a bounded number: they are lent as long
 * as there is more to see, and what they found is written down when they come back.
 */
final class Loans {
    private static final int MOST_METERS = 4096;

    private final ContentScanner scanner;
    private final Directions directions;
    private final ArrayDeque<ShapeMeter> freeMeters = new ArrayDeque<>();
    private final int mostMeters;
    private int lentMeters;
    private long refused;

    /**
     * @param workers that share what there is
     */
    Loans(ContentScanner scanner, Directions directions, int workers) {
        this.mostMeters = Math.max(MOST_METERS / workers, 1);
        this.scanner = scanner;
        this.directions = directions;
    }

    /** Gives an ear a scan, if there is one, where the protocol is in clear. */
    void scan(Flow flow, Ear ear, String protocol) {
        Form form = ClearProtocols.form(protocol);
        if (form != null && ear.scan == null) {
            ear.scan = scan(flow, form);
        }
    }

    /** Gives an ear what describes a flow that nobody knows. */
    void description(Flow flow, Ear ear) {
        ear.meter = meter();
        ear.scan = scan(flow, Form.FILE);
    }

    /** Whether a flow that nobody knows can still be described. */
    boolean describes() {
        return lentMeters < mostMeters;
    }

    /** A flow that nobody knows is not described. */
    void refuse() {
        refused++;
    }

    /** Flows that nobody knows and that were not described, because too many others were. */
    long notDescribed() {
        return refused;
    }

    /** Flows in clear that were not searched, because too many others were. */
    long notSearched() {
        return scanner.refused();
    }

    /** Takes back what an ear has; what was found stays with it. */
    void settle(Ear ear) {
        if (ear.scan != null) {
            ear.scan.end(true);
            ear.scan.end(false);
            takeBack(ear, ear.scan);
        }
        if (ear.meter != null) {
            takeBack(ear, ear.meter);
        }
    }

    /** Takes back what an ear has, for nothing. */
    void drop(Ear ear) {
        if (ear.scan != null) {
            scanner.giveBack(ear.scan);
            ear.scan = null;
        }
        if (ear.meter != null) {
            takeBack(ear, ear.meter);
        }
    }

    void takeBack(Ear ear, ContentScan scan) {
        if (!scan.isEmpty()) {
            ear.keep(scan.read());
        }
        ear.scan = null;
        scanner.giveBack(scan);
    }

    void takeBack(Ear ear, ShapeMeter meter) {
        if (!meter.isEmpty()) {
            ear.keep(meter.read());
        }
        ear.meter = null;
        lentMeters--;
        freeMeters.addLast(meter);
    }

    /** What goes outside is searched; of what comes in or stays inside, only how files begin. */
    private @Nullable ContentScan scan(Flow flow, Form form) {
        Direction way = directions.of(flow);
        boolean outside = way == Direction.EXTERNAL;
        return scanner.lend(
                form,
                flow.startNs(),
                outside || way == Direction.OUTBOUND,
                outside || way == Direction.INBOUND);
    }

    private @Nullable ShapeMeter meter() {
        if (!describes()) {
            refused++;
            return null;
        }
        lentMeters++;
        ShapeMeter pooled = freeMeters.pollLast();
        ShapeMeter meter = pooled == null ? new ShapeMeter() : pooled;
        meter.reset();
        return meter;
    }
}
