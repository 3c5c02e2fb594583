package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Service;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.Dicom;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code leak.scan-image}: an image of a scan was seen to leave for a place that is not meant to
 * get any: a DICOM store request, or the beginning of a DICOM or DICOS file. Only what goes in
 * clear can be seen. A place is meant to get images when it is an endpoint with the service dicom.
 */
final class ScanImage implements Rule {
    private static final String CODE = "leak.scan-image";
    private static final Set<String> IMAGES = Set.of("dicom", "dicos");
    private static final String STORE = "C-STORE";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Optional<String> seen = seen(scene);
        if (seen.isEmpty()) {
            return List.of();
        }
        Optional<Endpoint> meant = scene.endpoint().filter(ScanImage::isForImages);
        if (meant.isPresent()) {
            return List.of(new Verdict.Allowed(meant.get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.endpoint().map(Endpoint::line).orElse(scene.siteLine()),
                        scene.place() + " " + scene.service(),
                        "%s seen to leave %s for %s, which is not meant to get images"
                                .formatted(seen.get(), scene.subject(), scene.placeInFull())));
    }

    private static boolean isForImages(Endpoint endpoint) {
        for (Service service : endpoint.services()) {
            if (IMAGES.contains(service.protocol())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> seen(Scene scene) {
        FlowRecord flow = scene.flow();
        boolean outwards = scene.way() == Scene.Way.OUTBOUND;
        if (outwards && flow.hasDicom()) {
            Dicom dicom = flow.getDicom();
            if (dicom.getStoresSeen() > 0 || dicom.getCommandsList().contains(STORE)) {
                return Optional.of(
                        dicom.getStoresSeen() > 1
                                ? dicom.getStoresSeen() + " DICOM images were"
                                : "a DICOM image was");
            }
        }
        ContentSigns.Side inside =
                outwards ? ContentSigns.Side.SOURCE : ContentSigns.Side.DESTINATION;
        for (ContentSigns.Files files : flow.getContent().getFilesList()) {
            if (files.getSender() == inside && IMAGES.contains(files.getKind())) {
                String kind = files.getKind().toUpperCase(Locale.ROOT);
                return Optional.of(
                        files.getCount() > 1
                                ? files.getCount() + " " + kind + " files were"
                                : "a " + kind + " file was");
            }
        }
        return Optional.empty();
    }
}
