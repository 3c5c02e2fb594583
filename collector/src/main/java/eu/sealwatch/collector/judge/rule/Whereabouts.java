package eu.sealwatch.collector.judge.rule;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.scene.PrefixTable;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.geo.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the outside of a flow is, for the rules of residency. */
final class Whereabouts {
    /** RFC 1918, RFC 6598, RFC 4193: whose they are depends on the network, not on any country. */
    private static final PrefixTable<Cidr> PRIVATE =
            PrefixTable.of(
                    List.of(
                            Cidr.parse("10.0.0.0/8"),
                            Cidr.parse("172.16.0.0/12"),
                            Cidr.parse("192.168.0.0/16"),
                            Cidr.parse("100.64.0.0/10"),
                            Cidr.parse("fc00::/7")));

    private Whereabouts() {}

    /** Why a place's country does not matter, or cannot be told. */
    static Optional<Verdict> whyNot(Scene scene) {
        if (scene.policy().places().editions().isEmpty()) {
            return Optional.of(
                    new Verdict.NotJudged("no database says where addresses are: name one"));
        }
        if (!scene.answered() || scene.refused()) {
            return Optional.of(new Verdict.NotJudged("unanswered"));
        }
        return PRIVATE.holds(scene.outside())
                ? Optional.of(new Verdict.NotJudged("a private address is in no country"))
                : Optional.empty();
    }

    static Optional<Place> of(Scene scene) {
        ByteString outside = scene.outside();
        return scene.policy().places().of(outside.toByteArray());
    }

    /** {@code CN (AS64500 Example Net)}. */
    static String inWords(Place place) {
        String country = place.country().orElse("an unknown country");
        if (place.system().isEmpty()) {
            return country;
        }
        String holder = place.systemName().map(name -> " " + name).orElse("");
        return "%s (AS%d%s)".formatted(country, place.system().getAsLong(), holder);
    }

    static String databases(Scene scene) {
        return scene.policy().places().editions().stream()
                .map(Edition::title)
                .collect(Collectors.joining(", "));
    }
}
