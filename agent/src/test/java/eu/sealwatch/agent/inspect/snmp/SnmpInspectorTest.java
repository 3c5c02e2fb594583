package eu.sealwatch.agent.inspect.snmp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;

class SnmpInspectorTest {
    private static final byte[] GET = hex("A00E 020101 020100 020100 3003 3001 05");
    private static final byte[] SET = hex("A30E 020101 020100 020100 3003 3001 05");
    private static final byte[] REPORT =
            hex("3014 0400 0400 A80E 020101 020100 020100 3003 3001 05");

    private final SnmpInspector inspector = new SnmpInspector();

    @Test
    void communityThatEverybodyKnowsIsSaidToBeOneAndNotKept() {
        FlowRecord flow = record(inspector, udp(message(1, "public", SET)));

        assertThat(flow.getSnmp().getVersion()).isEqualTo("2c");
        assertThat(flow.getSnmp().getOperation()).isEqualTo("set");
        assertThat(flow.getSnmp().getDefaultCommunity()).isTrue();
        assertThat(flow.toString()).doesNotContain("public");
    }

    @Test
    void communityOfTheSitesOwnIsNeitherKeptNorCalledDefault() {
        FlowRecord flow = record(inspector, udp(message(0, "s3cret", GET)));

        assertThat(flow.getSnmp().getVersion()).isEqualTo("1");
        assertThat(flow.getSnmp().getDefaultCommunity()).isFalse();
        assertThat(flow.toString()).doesNotContain("s3cret");
    }

    @Test
    void discoveryOfVersion3IsWithoutAnySecurity() {
        FlowRecord flow = record(inspector, udp(version3("04", REPORT)));

        assertThat(flow.getSnmp().getVersion()).isEqualTo("3");
        assertThat(flow.getSnmp().getSecurityLevel()).isEqualTo("noAuthNoPriv");
        assertThat(flow.getSnmp().getOperation()).isEqualTo("report");
    }

    @Test
    void encryptedVersion3TellsItsLevelAndNoOperation() {
        FlowRecord flow = record(inspector, udp(version3("03", hex("0404 01020304"))));

        assertThat(flow.getSnmp().getSecurityLevel()).isEqualTo("authPriv");
        assertThat(flow.getSnmp().getOperation()).isEmpty();
    }

    @Test
    void operationThatDoesNotEndWithTheDatagramIsNotSnmp() {
        byte[] cut = message(1, "public", hex("A00F 020101 020100 020100 3003 3001 05"));

        assertThat(inspector.inspect(udp(cut))).isEqualTo(Recognition.NOT_MINE);
    }

    private static byte[] message(int version, String community, byte[] pdu) {
        return sequence(
                hex("0201 %02X 04 %02X".formatted(version, community.length())),
                text(community),
                pdu);
    }

    private static byte[] version3(String flags, byte[] scoped) {
        return sequence(
                hex("020103"),
                sequence(hex("020101 020205C0 0401" + flags + "020103")),
                hex("0402 3000"),
                scoped);
    }

    private static byte[] sequence(byte[]... parts) {
        byte[] all = join(parts);
        return join(hex("30 %02X".formatted(all.length)), all);
    }
}
