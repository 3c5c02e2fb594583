package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.Dicom;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;

/** What was seen to leave, and what hides that something leaves. */
class LeavingRulesTest {

    private static final String LIBRARY =
            """
            endpoints:
              - id: library
                networks: [203.0.113.9]
                services: [%s]
                purpose: images
            """;

    private static FlowRecord.Builder store() {
        return Given.outbound("dicom", 11112)
                .setDicom(Dicom.newBuilder().addCommands("C-STORE").setStoresSeen(3));
    }

    private static FlowRecord.Builder carrying(String kind, ContentSigns.Side sender) {
        return Given.outbound("http", 80)
                .setContent(
                        ContentSigns.newBuilder()
                                .addFiles(
                                        ContentSigns.Files.newBuilder()
                                                .setKind(kind)
                                                .setSender(sender)
                                                .setCount(1)));
    }

    private static FlowRecord.Builder numbers(String kind, String... masked) {
        var found =
                ContentSigns.Identifiers.newBuilder()
                        .setKind(kind)
                        .setSender(ContentSigns.Side.SOURCE)
                        .setCount(masked.length);
        for (String each : masked) {
            found.addSamples(
                    ContentSigns.Sample.newBuilder()
                            .setMasked(each)
                            .setKeyedHash(ByteString.copyFromUtf8("hash of " + each)));
        }
        return Given.outbound("http", 80)
                .setContent(ContentSigns.newBuilder().addIdentifiers(found));
    }

    @Test
    void storedImageIsSeenToLeaveUnlessThePlaceIsForImages() {
        assertThat(Given.breaches("leak.scan-image", "", store()))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "3 DICOM images were seen to leave xray-1 for 203.0.113.9:11112, which is not meant to get images");
        assertThat(Given.breaches("leak.scan-image", LIBRARY.formatted("dicom"), store()))
                .isEmpty();
        assertThat(Given.breaches("leak.scan-image", LIBRARY.formatted("tcp/11112"), store()))
                .hasSize(1);
    }

    @Test
    void queryOfAnImageArchiveSendsNoImage() {
        var query =
                Given.outbound("dicom", 11112).setDicom(Dicom.newBuilder().addCommands("C-FIND"));
        assertThat(Given.verdicts("leak.scan-image", "", query)).isEmpty();
    }

    @Test
    void imageFileThatLeavesIsSeenAndOneThatComesInIsNot() {
        assertThat(
                        Given.breaches(
                                "leak.scan-image", "", carrying("dicos", ContentSigns.Side.SOURCE)))
                .hasSize(1);
        assertThat(
                        Given.breaches(
                                "leak.scan-image",
                                "",
                                carrying("dicos", ContentSigns.Side.DESTINATION)))
                .isEmpty();
        assertThat(Given.breaches("leak.scan-image", "", carrying("pdf", ContentSigns.Side.SOURCE)))
                .isEmpty();
    }

    @Test
    void twoDifferentContainerNumbersAreSeenAndOneCanBeChance() {
        String code = "leak.identifier";
        assertThat(Given.breaches(code, "", numbers("container", "MSKU•••••65", "TGHU•••••11")))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "2 container numbers were seen to leave xray-1 in clear for 203.0.113.9:80: MSKU•••••65, TGHU•••••11");
        assertThat(Given.verdicts(code, "", numbers("container", "MSKU•••••65")))
                .containsExactly(new Verdict.NotJudged("a single number can be chance"));
        assertThat(Given.breaches(code, "", numbers("container", "MSKU•••••65", "MSKU•••••65")))
                .as("the same twice")
                .isEmpty();
        assertThat(Given.breaches(code, "", numbers("mrz", "•••••••••"))).hasSize(1);
        assertThat(
                        Given.breaches(
                                code,
                                "encryption: {cleartext: true}\n",
                                numbers("mrn", "24NL••••25", "24NL••••31")))
                .isEmpty();
    }

    @Test
    void tunnelWithoutAnEndpointForItIsABreach() {
        String code = "evasion.tunnel";
        var tunnel = Given.outbound("wireguard", 51820).setTransport(17);
        assertThat(Given.breaches(code, "", tunnel))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("203.0.113.9 wireguard");
        assertThat(Given.breaches(code, LIBRARY.formatted("wireguard/51820"), tunnel)).isEmpty();
        assertThat(Given.breaches(code, LIBRARY.formatted("tls/443"), tunnel)).hasSize(1);
    }

    @Test
    void likenessOfATunnelAndOneThatNobodyAnsweredAreNotJudged() {
        String code = "evasion.tunnel";
        var likeness = Given.outbound("wireguard", 51820).setBasis(FlowRecord.Basis.PATTERN);
        assertThat(Given.verdicts(code, "", likeness))
                .containsExactly(new Verdict.NotJudged("the protocol is only a likeness"));
        var silent = Given.outbound("wireguard", 51820).setTransport(17);
        silent.getDestinationBuilder().setPackets(0);
        assertThat(Given.verdicts(code, "", silent))
                .containsExactly(new Verdict.NotJudged("unanswered"));
        assertThat(Given.verdicts(code, "", Given.tlsFlow(Given.tls()))).isEmpty();
    }

    @Test
    void torKnownByItsNamesIsATunnelAlthoughItLooksLikeTls() {
        var tor =
                Given.tlsFlow(Given.tls()).setApplication("tor").setBasis(FlowRecord.Basis.PATTERN);
        assertThat(Given.breaches("evasion.tunnel", "", tor))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("vendor.example tor");
    }
}
