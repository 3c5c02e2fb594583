package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Shape;
import org.junit.jupiter.api.Test;

/** Encrypted connections of no known protocol, and names asked elsewhere. */
class WaysOutTest {
    private static final String UNKNOWN = "leak.unknown-encrypted";
    private static final String BYPASS = "leak.resolver-bypass";
    private static final String RESOLVERS =
            "detectors: {resolver-bypass: {resolvers: [10.1.0.53, 203.0.113.9]}}\n";

    @Test
    void muchOfWhatLooksEncryptedCanBeALeak() {
        assertThat(Given.breaches(UNKNOWN, "", unknown(Shape.Look.HIGH_ENTROPY, 200_000)))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.about()).isEqualTo("203.0.113.9 tcp/9000");
                    assertThat(breach.reason()).contains("can be encrypted").contains("195.3 KiB");
                });
    }

    @Test
    void littleOfItIsNotJudged() {
        assertThat(Given.breaches(UNKNOWN, "", unknown(Shape.Look.HIGH_ENTROPY, 9_000))).isEmpty();
    }

    @Test
    void textAndBinaryAreNone() {
        assertThat(Given.breaches(UNKNOWN, "", unknown(Shape.Look.TEXT, 200_000))).isEmpty();
        assertThat(Given.breaches(UNKNOWN, "", unknown(Shape.Look.BINARY, 200_000))).isEmpty();
    }

    @Test
    void portOfAnEndpointIsAllowedAndItsOthersAreNot() {
        String endpoint =
                """
                endpoints:
                  - id: vendor
                    networks: [203.0.113.9]
                    services: [tcp/%d]
                    purpose: test
                """;
        var flow = unknown(Shape.Look.HIGH_ENTROPY, 200_000);
        assertThat(Given.breaches(UNKNOWN, endpoint.formatted(9000), flow)).isEmpty();
        assertThat(Given.breaches(UNKNOWN, endpoint.formatted(9001), flow)).hasSize(1);
    }

    @Test
    void everyWayToAForeignResolverIsABypass() {
        assertThat(Given.breaches(BYPASS, "", Given.outbound("dns", 53))).hasSize(1);
        assertThat(Given.breaches(BYPASS, "", doh("doh", 443))).hasSize(1);
        assertThat(Given.breaches(BYPASS, "", doh("dot", 853))).hasSize(1);
        assertThat(Given.breaches(BYPASS, "", Given.outbound("dnscrypt", 443))).hasSize(1);
        assertThat(Given.breaches(BYPASS, "", Given.outbound("quic", 853))).hasSize(1);
        assertThat(Given.breaches(BYPASS, "", Given.tlsFlow(Given.tls()))).isEmpty();
    }

    @Test
    void bypassNamesTheServerAndTheWay() {
        assertThat(Given.breaches(BYPASS, "", doh("doh", 443)).getFirst().reason())
                .isEqualTo(
                        "xray-1 resolves names over HTTPS at vendor.example (203.0.113.9), which is none of the resolvers that are meant");
    }

    @Test
    void listedResolverIsMeant() {
        assertThat(Given.breaches(BYPASS, RESOLVERS, Given.outbound("dns", 53))).isEmpty();
    }

    @Test
    void endpointForNamesIsMeant() {
        String endpoint =
                """
                endpoints:
                  - id: resolver
                    networks: [203.0.113.9]
                    services: [%s]
                    purpose: test
                """;
        assertThat(Given.breaches(BYPASS, endpoint.formatted("dns/53"), Given.outbound("dns", 53)))
                .isEmpty();
        assertThat(Given.breaches(BYPASS, endpoint.formatted("ntp"), Given.outbound("dns", 53)))
                .hasSize(1);
    }

    @Test
    void insideResolverIsMeantUnlessOthersAreListed() {
        var inside = Given.flow(Given.SCANNER, "10.1.0.66", 53).setProtocol("dns");
        assertThat(Given.breaches(BYPASS, "", inside)).isEmpty();
        assertThat(Given.breaches(BYPASS, RESOLVERS, inside)).hasSize(1);
    }

    @Test
    void whatAListedResolverAsksOfOthersIsItsWork() {
        var upstream = Given.flow("10.1.0.53", "198.51.100.1", 53).setProtocol("dns");
        assertThat(Given.breaches(BYPASS, RESOLVERS, upstream)).isEmpty();
        assertThat(Given.breaches(BYPASS, "", upstream)).hasSize(1);
    }

    private static FlowRecord.Builder unknown(Shape.Look look, long bytes) {
        FlowRecord.Builder flow = Given.outbound("", 9000);
        flow.getSourceBuilder().setBytes(bytes);
        return flow.setShape(Shape.newBuilder().setLook(look).setEntropy(7.9).setSampled(1024));
    }

    private static FlowRecord.Builder doh(String application, int port) {
        return Given.outbound("tls", port).setTls(Given.tls()).setApplication(application);
    }
}
