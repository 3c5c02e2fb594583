package eu.sealwatch.config.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What opens assets to maintenance for a time: a recurring window, or the order for one visit. For
 * a moment it says whether it is open, which occurrence that is, and which one would be nearest.
 */
public sealed interface Opening permits Window, WorkOrder {

    String id();

    Line line();

    /** Names of the tools that it is for; empty means every approved one. */
    List<String> tools();

    /** Longest session in it, where it says so itself. */
    Optional<Duration> longest();

    /** In which its times are best told to a person. */
    ZoneId zone();

    /** Whether it is for the asset; an address that is no asset is covered only by 'everyone'. */
    boolean covers(Optional<Asset> asset);

    /** The occurrence that holds the moment. */
    Optional<Occurrence> at(Instant moment);

    /**
     * The occurrence that holds the moment, else the one nearest to it; none when it does not occur
     * within about a year.
     */
    Optional<Occurrence> nearest(Instant moment);

    default boolean covers(Optional<Asset> asset, String tool) {
        return covers(asset) && (tools().isEmpty() || tools().contains(tool));
    }
}
