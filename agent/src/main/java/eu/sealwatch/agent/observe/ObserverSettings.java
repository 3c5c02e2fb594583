package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.flow.FlowSettings;
import eu.sealwatch.agent.inspect.named.NamedApplications;
import eu.sealwatch.agent.tools.RemoteTools;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.settings.SiteNetworks;
import java.util.List;

/**
 * What an observer is told.
 *
 * @param site networks that are inside
 * @param closedOnly emit only the last record of each flow and no look-ups or sightings, for
 *     printing flows
 * @param flows bounds and time-outs of the flow table
 * @param applications what is known by name
 * @param identifierKey under which identifiers found in clear are hashed
 * @param workers that share the packets and, each with its part, the bounds
 */
public record ObserverSettings(
        List<Cidr> site,
        boolean closedOnly,
        FlowSettings flows,
        NamedApplications applications,
        IdentifierKey identifierKey,
        int workers) {

    private static final int LOOK_UPS = 1 << 14;
    private static final long LOOK_UP_BYTES = 16L << 20;

    public ObserverSettings {
        site = List.copyOf(site);
    }

    /** For one that has all packets to itself. */
    public ObserverSettings(
            List<Cidr> site,
            boolean closedOnly,
            FlowSettings flows,
            NamedApplications applications,
            IdentifierKey identifierKey) {
        this(site, closedOnly, flows, applications, identifierKey, 1);
    }

    public static ObserverSettings closedFlowsOnly() {
        return new ObserverSettings(
                SiteNetworks.DEFAULT,
                true,
                FlowSettings.defaults(),
                RemoteTools.shipped(),
                IdentifierKey.NONE);
    }

    public static ObserverSettings forSite(List<Cidr> networks) {
        return new ObserverSettings(
                networks,
                false,
                FlowSettings.defaults(),
                RemoteTools.shipped(),
                IdentifierKey.NONE);
    }

    /** The same with other bounds and time-outs. */
    public ObserverSettings withFlows(FlowSettings other) {
        return with(closedOnly, other, workers);
    }

    /** The part of one of several workers: bounds are those of all together. */
    public ObserverSettings shared(int among) {
        return with(closedOnly, flows.shared(among), among);
    }

    /** For look-ups alone, of which few are open at a time, in little memory. */
    ObserverSettings overhearing() {
        FlowSettings few =
                flows.withMaxFlows(Math.min(flows.maxFlows(), LOOK_UPS))
                        .withMemory(Math.min(flows.memoryBytes(), LOOK_UP_BYTES));
        return with(true, few, workers);
    }

    private ObserverSettings with(boolean onlyClosed, FlowSettings bounds, int sharing) {
        return new ObserverSettings(site, onlyClosed, bounds, applications, identifierKey, sharing);
    }
}
