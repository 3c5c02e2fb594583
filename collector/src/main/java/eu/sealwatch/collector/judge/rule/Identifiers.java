package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.ContentSigns.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code leak.identifier}: numbers of goods or people were seen to leave in clear. One number can
 * be chance: one in ten strings of a container number's form has the right check digit. So two that
 * differ are asked for, but for those whose check is strong enough alone: machine readable zones,
 * and EORI numbers, which have their name beside them.
 */
final class Identifiers implements Rule {
    private static final String CODE = "leak.identifier";
    private static final Set<String> STRONG_ALONE = Set.of("mrz", "eori");

    private static final Map<String, String> NAMES =
            Map.of(
                    "container", "container numbers",
                    "mrn", "movement reference numbers",
                    "mrz", "machine readable zones of travel documents",
                    "iban", "bank account numbers",
                    "eori", "EORI numbers");

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.flow().getContent().getIdentifiersCount() == 0) {
            return List.of();
        }
        ContentSigns.Side inside =
                scene.way() == Scene.Way.OUTBOUND
                        ? ContentSigns.Side.SOURCE
                        : ContentSigns.Side.DESTINATION;
        var verdicts = new ArrayList<Verdict>(1);
        for (ContentSigns.Identifiers found : scene.flow().getContent().getIdentifiersList()) {
            if (found.getSender() == inside) {
                verdicts.add(judge(scene, found));
            }
        }
        return verdicts;
    }

    private static Verdict judge(Scene scene, ContentSigns.Identifiers found) {
        if (scene.encryption().cleartextAllowed()) {
            return new Verdict.Allowed(scene.encryption().line());
        }
        if (different(found) < 2 && !STRONG_ALONE.contains(found.getKind())) {
            return new Verdict.NotJudged("a single number can be chance");
        }
        String samples =
                found.getSamplesList().stream()
                        .map(Sample::getMasked)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Verdict.Breach(
                CODE,
                scene.encryption().line(),
                scene.place() + " " + scene.service() + " " + found.getKind(),
                "%d %s were seen to leave %s in clear for %s%s"
                        .formatted(
                                found.getCount(),
                                NAMES.getOrDefault(found.getKind(), found.getKind()),
                                scene.subject(),
                                scene.placeInFull(),
                                samples.isBlank() ? "" : ": " + samples));
    }

    /** By hash where the agent has a key, else by what the mask leaves. */
    private static int different(ContentSigns.Identifiers found) {
        Set<Object> seen = new HashSet<>();
        for (Sample sample : found.getSamplesList()) {
            seen.add(sample.getKeyedHash().isEmpty() ? sample.getMasked() : sample.getKeyedHash());
        }
        return seen.size();
    }
}
