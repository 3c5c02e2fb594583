package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.config.policy.Line;

/**
 * One record of a flow across the perimeter, with what is remembered of its two sides; the memory
 * already holds the record itself.
 *
 * @param met whether asset and place had met before this record
 * @param subjectSince when the inside address was first seen, nanoseconds since the epoch
 */
public record Step(Scene scene, Progress progress, Pair pair, boolean met, long subjectSince) {

    DetectorSettings settings() {
        return scene.policy().detectors();
    }

    /** Whether an endpoint allows this place, and nothing says that it is for another service. */
    boolean permitted() {
        return Memory.permitted(scene);
    }

    /** The endpoint's line where one allows the place, else the site's. */
    Line line() {
        return permitted() ? scene.endpoint().orElseThrow().line() : scene.siteLine();
    }

    /** What a finding is about: the endpoint, else the place and the service. */
    String about() {
        return permitted()
                ? scene.endpoint().orElseThrow().id()
                : scene.place() + " " + scene.service();
    }
}
