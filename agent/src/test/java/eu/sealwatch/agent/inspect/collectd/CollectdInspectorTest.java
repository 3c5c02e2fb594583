package eu.sealwatch.agent.inspect.collectd;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class CollectdInspectorTest {
    private static final byte[] PARTS =
            join(
                    hex("0000 0008"),
                    text("hos\0"),
                    hex("0008 000C 0000000000000001"),
                    hex("0006 000F 0001 01 0000000000000000"));

    private final CollectdInspector inspector = new CollectdInspector();

    @Test
    void packetSaysHowItIsProtected() {
        byte[] signed = join(hex("0200 0028"), new byte[32], text("user"), PARTS);
        byte[] encrypted = join(hex("0210 0032 0004"), text("user"), new byte[40]);

        assertThat(Attributes.of(inspector, udp(PARTS))).containsEntry("collectd.security", "none");
        assertThat(Attributes.of(inspector, udp(signed)))
                .containsEntry("collectd.security", "signed");
        assertThat(Attributes.of(inspector, udp(encrypted)))
                .containsEntry("collectd.security", "encrypted");
    }

    @Test
    void textWithoutItsEndIsNotMine() {
        byte[] wrong = PARTS.clone();
        wrong[7] = 'x';

        assertThat(inspector.inspect(udp(wrong))).isEqualTo(Recognition.NOT_MINE);
    }
}
