package eu.sealwatch.cli;

import eu.sealwatch.collector.learn.RegisteredDomain;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.NamePattern;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyException;
import eu.sealwatch.config.policy.Window;
import eu.sealwatch.config.policy.WorkOrder;
import eu.sealwatch.config.preset.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is no error in a policy, and yet most likely not what was meant. */
final class PolicyDoubts {
    private static final int TLS_1_3 = 0x0304;

    private final Policy policy;
    private final Instant now;
    private final LocalDate today;
    private final List<Doubt> doubts = new ArrayList<>();

    /** One of them, and where it stands. */
    record Doubt(Line line, String text) {}

    private PolicyDoubts(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** All of them, in the order of the file. */
    static List<Doubt> of(Policy policy, Instant now) {
        var doubts = new PolicyDoubts(policy, now);
        doubts.look();
        doubts.doubts.sort(
                Comparator.comparing((Doubt doubt) -> doubt.line().file())
                        .thenComparingInt(doubt -> doubt.line().number()));
        return doubts.doubts;
    }

    private void look() {
        assets();
        policy.endpoints().forEach(this::endpoint);
        hidden();
        policy.maintenance().windows().forEach(this::window);
        policy.maintenance().workOrders().forEach(this::workOrder);
        policy.exceptions().forEach(this::exception);
        Optional<Grade> newest = policy.encryption().preset().tlsVersion(TLS_1_3, today);
        if (newest.filter(grade -> grade.compareTo(policy.encryption().least()) < 0).isPresent()) {
            doubt(
                    policy.encryption().line(),
                    "by preset %s not even TLS 1.3 is %s on %s; is there a newer edition?"
                            .formatted(
                                    policy.encryption().preset().id(),
                                    policy.encryption().least().word(),
                                    today));
        }
    }

    private void assets() {
        Map<String, Asset> holders = new HashMap<>();
        for (Asset asset : policy.assets()) {
            if (asset.addresses().isEmpty() && asset.mac().isEmpty()) {
                doubt(
                        asset.line(),
                        "asset %s has no address, so nothing is ever found to be it"
                                .formatted(asset.id()));
            }
            asset.addresses()
                    .forEach(address -> {
                        @Nullable Asset first = holders.putIfAbsent(address.toString(), asset);
                        if (first != null && first != asset) {
                            doubt(
                                    asset.line(),
                                    "asset %s is never found by %s: asset %s above has it"
                                            .formatted(asset.id(), address, first.id()));
                        }
                    });
        }
    }

    private void endpoint(Endpoint endpoint) {
        if (!policy.assets().isEmpty()
                && policy.assets().stream().noneMatch(endpoint.users()::include)) {
            doubt(
                    endpoint.line(),
                    "no asset may use endpoint %s: none is of these assets, kinds and sites at once"
                            .formatted(endpoint.id()));
        }
        if (endpoint.expires().filter(today::isAfter).isPresent()) {
            doubt(
                    endpoint.line(),
                    "endpoint %s allows nothing any more: its last day was %s"
                            .formatted(endpoint.id(), endpoint.expires().get()));
        }
        for (NamePattern name : endpoint.names()) {
            if (name.text().startsWith("*.")
                    && RegisteredDomain.isPublicSuffix(name.text().substring(2))) {
                doubt(
                        endpoint.line(),
                        "endpoint %s: under %s anybody can register a name"
                                .formatted(endpoint.id(), name.text().substring(2)));
            }
        }
    }

    /** Of endpoints that fit a flow alike the first decides; what it says holds for both. */
    private void hidden() {
        Map<String, List<Endpoint>> earlier = new HashMap<>();
        for (Endpoint endpoint : policy.endpoints()) {
            var places = new ArrayList<String>();
            endpoint.names().forEach(name -> places.add(name.text()));
            endpoint.networks().forEach(network -> places.add(network.toString()));
            for (String place : places) {
                List<Endpoint> others = earlier.computeIfAbsent(place, _ -> new ArrayList<>());
                others.stream()
                        .filter(other -> covers(other, endpoint))
                        .findFirst()
                        .ifPresent(other ->
                                doubt(
                                        endpoint.line(),
                                        "endpoint %s never decides about %s: endpoint %s above does"
                                                .formatted(endpoint.id(), place, other.id())));
                others.add(endpoint);
            }
        }
    }

    private boolean covers(Endpoint first, Endpoint second) {
        return first.expires().isEmpty()
                && (first.services().isEmpty()
                        || !second.services().isEmpty()
                                && first.services().containsAll(second.services()))
                && (first.direction() == second.direction()
                        || first.direction() == Endpoint.Direction.BOTH)
                && (first.users().everyone()
                        || policy.assets().stream()
                                .filter(second.users()::include)
                                .allMatch(first.users()::include));
    }

    private void window(Window window) {
        if (window.nearest(now).isEmpty()) {
            doubt(
                    window.line(),
                    "window %s does not open within a year of today".formatted(window.id()));
        }
        if (!policy.assets().isEmpty()
                && policy.assets().stream().noneMatch(asset -> window.covers(Optional.of(asset)))) {
            doubt(window.line(), "window %s is for no asset".formatted(window.id()));
        }
    }

    private void workOrder(WorkOrder order) {
        if (!order.to().isAfter(now)) {
            doubt(
                    order.line(),
                    "work order %s is past: it ended %s".formatted(order.id(), order.to()));
        }
    }

    private void exception(PolicyException exception) {
        if (!exception.holds(today)) {
            doubt(
                    exception.line(),
                    "exception %s holds no more: its last day was %s"
                            .formatted(exception.id(), exception.expires()));
        }
    }

    private void doubt(Line line, String text) {
        doubts.add(new Doubt(line, text));
    }
}
