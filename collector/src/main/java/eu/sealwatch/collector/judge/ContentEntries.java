package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about things that were seen to leave mean, for people. */
final class ContentEntries {
    private ContentEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "leak.scan-image",
                        "Image of a scan that was seen to leave",
                        "A DICOM store request, or the beginning of a DICOM or DICOS file, "
                                + "was seen in clear on its way to an outside place that has no "
                                + "service dicom in the policy. The image itself is not kept.",
                        "An image shows what customs saw and how well it sees.",
                        "Find out who sent it and how many went before: the flow has the "
                                + "bytes. Close the way, and treat what was sent as known to others.",
                        "Give the endpoint the service `dicom`.",
                        "T1048.003",
                        Severity.CRITICAL),
                new Catalogue.Entry(
                        "leak.identifier",
                        "Numbers of goods or people that were seen to leave",
                        "At least two different numbers with right check digits "
                                + "(containers, movement references, bank accounts), or a machine "
                                + "readable zone or EORI number, were seen to leave in clear. They "
                                + "are kept masked, with a keyed hash.",
                        "Such numbers tell who ships what and what customs looked at; of "
                                + "people they are personal data.",
                        "Find the system that sends them and have it encrypt. Ask whether "
                                + "the data protection officer must know.",
                        "Set `cleartext: true` in the encryption part of the endpoint.",
                        "T1048.003",
                        Severity.HIGH));
    }
}
