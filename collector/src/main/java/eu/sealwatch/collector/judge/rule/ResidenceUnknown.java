package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.geo.Place;
import eu.sealwatch.config.policy.Residency;
import java.util.List;
import java.util.Optional;

/**
 * {@code endpoint.residency-unknown}: traffic with a place that no database puts into any country,
 * where the policy does not accept that.
 */
final class ResidenceUnknown implements Rule {
    private static final String CODE = "endpoint.residency-unknown";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Optional<Residency> residency = scene.policy().residency();
        if (residency.isEmpty()) {
            return List.of();
        }
        Optional<Verdict> unjudged = Whereabouts.whyNot(scene);
        if (unjudged.isPresent()) {
            return List.of(unjudged.get());
        }
        Optional<Place> place = Whereabouts.of(scene);
        boolean known =
                place.isPresent()
                        && (place.get().country().isPresent()
                                || residency.get().allows(place.get()));
        if (known || residency.get().unknownAllowed()) {
            return List.of(new Verdict.Allowed(residency.get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        residency.get().line(),
                        scene.place(),
                        "%s and %s talk, and no database (%s) knows in which country that address is"
                                .formatted(
                                        scene.subject(),
                                        scene.placeInFull(),
                                        Whereabouts.databases(scene))));
    }
}
