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
 */
public record ObserverSettings(
        List<Cidr> site,
        boolean closedOnly,
        FlowSettings flows,
        NamedApplications applications,
        IdentifierKey identifierKey) {

    private static final int LOOK_UPS = 1 << 14;

    public ObserverSettings {
        site = List.copyOf(site);
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
        return with(closedOnly, other);
    }

    /** The part of one of several workers: bounds are those of all together. */
    public ObserverSettings shared(int workers) {
        return with(closedOnly, flows.shared(workers));
    }

    /** For look-ups alone, of which few are open at a time. */
    ObserverSettings overhearing() {
        return with(true, flows.withMaxFlows(Math.min(flows.maxFlows(), LOOK_UPS)));
    }

    private ObserverSettings with(boolean onlyClosed, FlowSettings bounds) {
        return new ObserverSettings(site, onlyClosed, bounds, applications, identifierKey);
    }
}
