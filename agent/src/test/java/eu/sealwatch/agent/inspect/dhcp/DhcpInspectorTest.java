package eu.sealwatch.agent.inspect.dhcp;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DhcpInspectorTest {
    private final DhcpInspector inspector = new DhcpInspector();

    @Test
    void requestTellsHostVendorAndWhatItAsksFor() {
        byte[] request =
                dhcp(
                        hex("350103"),
                        hex("0C08"),
                        text("scanner\0"),
                        hex("00 3C08"),
                        text("MSFT 5.0"),
                        hex("3703 01 0F 03"));

        assertThat(facts(request))
                .containsEntry("dhcp.message", "request")
                .containsEntry("dhcp.hostname", "scanner")
                .containsEntry("dhcp.vendor_class", "MSFT 5.0")
                .containsEntry("dhcp.parameters", "1,15,3");
    }

    @Test
    void optionThatRunsOverTheEndIsCutThere() {
        assertThat(facts(dhcp(hex("0CFF"), text("sc")))).containsEntry("dhcp.hostname", "sc?");
    }

    @Test
    void withoutCookieOnlyTheExactSizeIsBootp() {
        byte[] bootp = join(hex("01 01 06 00"), new byte[296]);

        assertThat(record(inspector, udp(bootp)).getProtocol()).isEqualTo("bootp");
        assertThat(inspector.inspect(udp(join(bootp, hex("00"))))).isEqualTo(Recognition.NOT_MINE);
    }

    private Map<String, String> facts(byte[] datagram) {
        return record(inspector, udp(datagram)).getAttributesList().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }

    private static byte[] dhcp(byte[]... options) {
        return join(hex("01 01 06 00"), new byte[232], hex("63825363"), join(options), hex("FF"));
    }
}
