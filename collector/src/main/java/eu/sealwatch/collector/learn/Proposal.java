package eu.sealwatch.collector.learn;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * What a {@link Learner} saw.
 *
 * @param leftOut remote access from or through outside, with the number of flows: a person decides
 * @param beyond devices, places or visits for which there was no room
 * @param first start of the first flow in nanoseconds since the epoch; meaningless without flows
 */
public record Proposal(
        List<Device> devices,
        List<Place> places,
        List<Learner.Visit> visits,
        SortedMap<Place.Key, Long> leftOut,
        ZoneId zone,
        long flows,
        long beyond,
        long first,
        long last) {

    /**
     * The policy as text.
     *
     * @param id the policy's
     * @param version one more than what is in force
     * @param site id of the only site
     * @param findings what this very policy still finds in the traffic that it was learned from
     */
    public String yaml(String id, int version, String site, List<String> findings) {
        return new ProposalText(this, site).write(id, version, findings);
    }
}
