package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.geo.Place;
import eu.sealwatch.config.policy.Residency;
import java.util.List;
import java.util.Optional;

/**
 * {@code endpoint.residency}: traffic with a place in a country, or an autonomous system, to which
 * data may not go. Remote access is itself a transfer, so it counts whoever opened the connection.
 * Where an address is, is the word of a database; through which countries packets went, nobody
 * says.
 */
final class Residence implements Rule {
    private static final String CODE = "endpoint.residency";

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
        if (place.isEmpty()) {
            return List.of(new Verdict.NotJudged("no database places the address"));
        }
        if (residency.get().allows(place.get())) {
            return List.of(new Verdict.Allowed(residency.get().line()));
        }
        if (place.get().country().isEmpty()) {
            return List.of(new Verdict.NotJudged("no database knows the country of the address"));
        }
        return List.of(breach(scene, residency.get(), place.get()));
    }

    private static Verdict breach(Scene scene, Residency residency, Place place) {
        String deed = scene.way() == Scene.Way.OUTBOUND ? "talks to" : "is reached from";
        String access = scene.isMaintenance() ? "; remote access is itself a transfer" : "";
        return new Verdict.Breach(
                CODE,
                residency.line(),
                place.country().orElseThrow() + " " + scene.place(),
                "%s %s %s in %s, which is none of the countries allowed (by %s)%s"
                        .formatted(
                                scene.subject(),
                                deed,
                                scene.placeInFull(),
                                Whereabouts.inWords(place),
                                place.source(),
                                access));
    }
}
