package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidenceTest {

    private static final String RESIDENCY = "endpoint.residency";
    private static final String UNKNOWN = "endpoint.residency-unknown";

    private static final String GERMAN = "5.1.0.9";
    private static final String BRAZILIAN = "5.2.0.9";
    private static final String NOWHERE = "5.9.0.9";

    @TempDir Path folder;

    @BeforeEach
    void databaseOfTwoCountries() throws IOException {
        // 5.1.0.0/16 and 5.2.0.0/16
        Files.writeString(
                folder.resolve("countries.txt"),
                "# test edition\n83951616,84017151,DE\n84017152,84082687,BR\n");
    }

    private List<Verdict> verdicts(String code, String unknown, FlowRecord.Builder flow)
            throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(
                file,
                Given.POLICY
                        + """
                        residency:
                          countries: [EU]
                          unknown: %s
                          country-database: countries.txt
                        """
                                .formatted(unknown));
        return new Judge(PolicyReader.read(file))
                .explain(flow.build()).stream()
                        .filter(opinion -> opinion.code().equals(code))
                        .map(Judge.Opinion::verdict)
                        .toList();
    }

    private static FlowRecord.Builder to(String address) {
        return Given.flow(Given.SCANNER, address, 443).setProtocol("tls");
    }

    @Test
    void countryOutsideOfTheUnionIsABreachWhichNamesItAndTheDatabase() throws IOException {
        assertThat(verdicts(RESIDENCY, "finding", to(BRAZILIAN)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Verdict.Breach.class,
                        breach -> {
                            assertThat(breach.about()).isEqualTo("BR 5.2.0.9");
                            assertThat(breach.reason())
                                    .startsWith("xray-1 talks to 5.2.0.9:443 in BR, which is none")
                                    .endsWith("(by test edition)");
                        });
        assertThat(verdicts(UNKNOWN, "finding", to(BRAZILIAN)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void countryOfTheUnionIsAllowed() throws IOException {
        assertThat(verdicts(RESIDENCY, "finding", to(GERMAN)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void accessFromAnotherCountryIsATransferToo() throws IOException {
        var inwards = Given.flow(BRAZILIAN, Given.SCANNER, 22).setProtocol("ssh");
        assertThat(verdicts(RESIDENCY, "finding", inwards))
                .singleElement()
                .isInstanceOfSatisfying(
                        Verdict.Breach.class,
                        breach ->
                                assertThat(breach.reason())
                                        .endsWith("; remote access is itself a transfer"));
    }

    @Test
    void addressThatNoDatabasePlacesIsForThePolicyToAccept() throws IOException {
        assertThat(verdicts(UNKNOWN, "finding", to(NOWHERE)))
                .singleElement()
                .isInstanceOf(Verdict.Breach.class);
        assertThat(verdicts(UNKNOWN, "allow", to(NOWHERE)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(verdicts(RESIDENCY, "finding", to(NOWHERE)))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void whatNobodyAnsweredWentNowhereAndPrivateAddressesAreInNoCountry() throws IOException {
        var silent = to(BRAZILIAN);
        silent.getDestinationBuilder().setPackets(0);
        assertThat(verdicts(RESIDENCY, "finding", silent))
                .containsExactly(new Verdict.NotJudged("unanswered"));
        assertThat(verdicts(UNKNOWN, "finding", to("192.168.7.7")))
                .containsExactly(new Verdict.NotJudged("a private address is in no country"));
    }

    @Test
    void withoutADatabaseNothingIsSaidOfAnyCountry() {
        assertThat(
                        Given.verdicts(
                                UNKNOWN,
                                "residency: {countries: [EU], unknown: finding}\n",
                                to(GERMAN)))
                .containsExactly(
                        new Verdict.NotJudged("no database says where addresses are: name one"));
    }
}
