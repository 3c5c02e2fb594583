package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.PrefixTable.Entry;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import eu.sealwatch.config.policy.Maintenance.Tool;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy arranged for questions about addresses and names, so that none costs more than the
 * logarithm of how much the policy lists. Where networks overlap, the narrowest counts. Immutable;
 * may be shared between threads.
 */
public final class PolicyIndex {
    private final Policy policy;
    private final EndpointIndex endpoints;
    private final PrefixTable<Site> sites;
    private final PrefixTable<Asset> assets;
    private final PrefixTable<JumpHost> jumpHosts;
    private final Map<String, Asset> assetsByMac = new HashMap<>();
    private final Map<String, Tool> tools = new HashMap<>();
    private final Set<String> sitesWithAssets = new HashSet<>();

    public PolicyIndex(Policy policy) {
        this.policy = policy;
        endpoints = new EndpointIndex(policy);
        sites = table(policy.sites(), site -> PrefixTable.entries(site.networks(), site));
        assets = table(policy.assets(), asset -> PrefixTable.entries(asset.addresses(), asset));
        jumpHosts =
                table(
                        policy.maintenance().jumpHosts(),
                        host -> PrefixTable.entries(host.addresses(), host));
        for (Asset asset : policy.assets()) {
            asset.mac().ifPresent(mac -> assetsByMac.putIfAbsent(mac, asset));
            sitesWithAssets.add(asset.site());
        }
        for (Tool tool : policy.maintenance().tools()) {
            tools.putIfAbsent(tool.name().toLowerCase(Locale.ROOT), tool);
        }
    }

    private static <S, T> PrefixTable<T> table(
            List<S> listed, Function<S, List<Entry<T>>> entries) {
        Stream<Entry<T>> all = listed.stream().flatMap(each -> entries.apply(each).stream());
        return new PrefixTable<>(all.toList());
    }

    public Policy policy() {
        return policy;
    }

    /** The line for what no part of the policy decides: its first. */
    public Line firstLine() {
        return new Line(policy.file(), 1);
    }

    public EndpointIndex endpoints() {
        return endpoints;
    }

    public Optional<Site> siteOf(ByteString address) {
        return sites.first(address);
    }

    public Optional<Asset> assetOf(ByteString address) {
        return assets.first(address);
    }

    /**
     * The asset that has a hardware address.
     *
     * @param mac six hexadecimal pairs with colons, lower case
     */
    public Optional<Asset> assetByMac(String mac) {
        return Optional.ofNullable(assetsByMac.get(mac));
    }

    public Optional<JumpHost> jumpHostOf(ByteString address) {
        return jumpHosts.first(address);
    }

    /** The approval of a tool, if it has one. */
    public Optional<Tool> approved(String tool) {
        @Nullable Tool found = tools.get(tool.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(found);
    }

    /** Whether the policy names the devices of a site at all. */
    public boolean listsAssetsOf(Site site) {
        return sitesWithAssets.contains(site.id());
    }
}
