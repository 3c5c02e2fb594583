package eu.sealwatch.agent.session;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Session.FarRole;
import java.util.Optional;

/**
 * What holds a session together: the tool, the asset and the far end. A relayed tool changes its
 * far ends while it works (master, relay, another relay), so there the far end is left empty.
 */
record SessionKey(String tool, ByteString asset, ByteString far) {

    /** How a flow takes part in a session. */
    record Part(SessionKey key, ByteString far, FarRole role, boolean assetIsSource) {}

    /** The session that a flow is part of; none when it is no remote maintenance. */
    static Optional<Part> of(FlowRecord flow) {
        String tool = tool(flow);
        if (tool.isEmpty()) {
            return Optional.empty();
        }
        ByteString source = flow.getSource().getIp();
        ByteString destination = flow.getDestination().getIp();
        if (flow.getDirection() != FlowRecord.Direction.OUTBOUND) {
            // who is connected to is operated, also where both are inside: a jump host comes to
            // the scanner, not the scanner to it
            return Optional.of(
                    new Part(
                            new SessionKey(tool, destination, source),
                            source,
                            FarRole.CLIENT,
                            false));
        }
        boolean relayed = Category.isRelayed(tool);
        return Optional.of(
                new Part(
                        new SessionKey(tool, source, relayed ? ByteString.EMPTY : destination),
                        destination,
                        relayed ? FarRole.RELAY : FarRole.SERVER,
                        true));
    }

    /** What rides on a flow says more than what carries it. */
    private static String tool(FlowRecord flow) {
        if (Category.ofName(flow.getApplication()) == Category.REMOTE_MAINTENANCE) {
            return flow.getApplication();
        }
        boolean itself = Category.ofName(flow.getProtocol()) == Category.REMOTE_MAINTENANCE;
        return itself ? flow.getProtocol() : "";
    }
}
