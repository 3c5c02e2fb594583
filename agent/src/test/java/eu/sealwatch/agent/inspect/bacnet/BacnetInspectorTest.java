package eu.sealwatch.agent.inspect.bacnet;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class BacnetInspectorTest {
    private final BacnetInspector inspector = new BacnetInspector();

    @Test
    void serviceIsReadBehindTheAddressesOfTheNetworkLayer() {
        byte[] routed =
                hex("81 0A 001C 01 2C 0001 01 05 0002 01 07 FF 00 05 01 0F 0C 00400065 1955 0000");

        assertThat(Attributes.of(inspector, udp(routed)))
                .containsEntry("bacnet.function", "write-property")
                .containsEntry("bacnet.access", "write");
    }

    @Test
    void broadcastQuestionIsReadInTheForwardedFormToo() {
        assertThat(Attributes.of(inspector, udp(hex("81 04 000E C0A80001BAC0 01 00 10 08"))))
                .containsEntry("bacnet.function", "who-is");
    }

    @Test
    void segmentedRequestHasItsServiceLater() {
        assertThat(Attributes.of(inspector, udp(hex("81 0A 000C 01 04 0C 05 01 00 04 10"))))
                .containsEntry("bacnet.function", "write-property-multiple");
    }

    @Test
    void messageOfTheNetworkLayerAndTablesHaveNoService() {
        assertThat(Attributes.of(inspector, udp(hex("81 0B 0007 01 80 00")))).isEmpty();
        assertThat(Attributes.of(inspector, udp(hex("81 05 0006 003C")))).isEmpty();
    }

    @Test
    void versionSixHasVirtualAddresses() {
        assertThat(Attributes.of(inspector, udp(hex("82 02 000B 000001 01 00 10 08"))))
                .containsEntry("bacnet.function", "who-is");
        assertThat(Attributes.of(inspector, udp(hex("82 01 0010 000001 000002 01 04 00 05 01 14"))))
                .containsEntry("bacnet.function", "reinitialize-device");
        assertThat(inspector.inspect(udp(hex("82 0D 0007 000001"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void lengthMustBeTheDatagrams() {
        assertThat(inspector.inspect(udp(hex("81 0A 0012 01 04 00 05 01 0C"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("81 05 0007 003C 00"))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(udp(hex("81 0A 0008 02 04 00 05"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
