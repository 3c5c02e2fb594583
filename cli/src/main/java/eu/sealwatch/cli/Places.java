package eu.sealwatch.cli;

import eu.sealwatch.wire.v1.FlowRecord;

/** How a flow's far end is called, for people. */
final class Places {
    private Places() {}

    /** The name that the flow itself shows, else one that a look-up gave, else nothing. */
    static String name(FlowRecord flow) {
        if (!flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        if (!flow.getHttp().getHost().isEmpty()) {
            return flow.getHttp().getHost();
        }
        if (!flow.getDns().getQuery().isEmpty()) {
            return flow.getDns().getQuery();
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : "";
    }
}
