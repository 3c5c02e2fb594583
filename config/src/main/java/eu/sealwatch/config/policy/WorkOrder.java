package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One permitted visit.
 *
 * @param asset id of the asset
 * @param to the first moment that does not belong to it
 * @param tools empty means every approved one
 * @param person who comes
 * @param jumpHost id of the jump host that the visit must pass, where one is prescribed
 * @param origins networks from which the visit must come; empty means any
 * @param longest longest session
 */
public record WorkOrder(
        String id,
        String asset,
        Instant from,
        Instant to,
        List<String> tools,
        Optional<String> person,
        Optional<String> approver,
        Optional<String> jumpHost,
        List<Cidr> origins,
        Optional<Duration> longest,
        Line line)
        implements Opening {
    public WorkOrder {
        tools = List.copyOf(tools);
        origins = List.copyOf(origins);
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public boolean covers(Optional<Asset> asset) {
        return asset.isPresent() && asset.get().id().equals(this.asset);
    }

    @Override
    public Optional<Occurrence> at(Instant moment) {
        return nearest(moment).filter(visit -> visit.contains(moment));
    }

    @Override
    public Optional<Occurrence> nearest(Instant moment) {
        return Optional.of(new Occurrence(from, to));
    }
}
