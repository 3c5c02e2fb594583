package eu.sealwatch.agent.inspect.vmware;

import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.clientHello;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.record;
import static eu.sealwatch.agent.inspect.tls.TlsBytes.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class VmwareInspectorTest {
    private static final String DAEMON = "220 VMware Authentication Daemon Version 1.10: ";

    private final VmwareInspector inspector = new VmwareInspector();

    @Test
    void greetingThatAsksForTlsIsFollowedIntoIt() {
        var flow =
                record(
                        inspector,
                        tcp(
                                record(22, clientHello("1301")),
                                join(
                                        text(DAEMON + "SSL Required, NFCSSL supported\r\n"),
                                        record(22, serverHello("1301")))));

        assertThat(flow.getProtocol()).isEqualTo("vmware-console");
        assertThat(flow.getTls().getCipher()).isEqualTo(0x1301);
        assertThat(flow.getAttributesList())
                .extracting(it -> it.getName() + "=" + it.getValue())
                .containsExactly("vmware.tls_required=true", "vmware.daemon_version=1.10");
    }

    @Test
    void greetingWithoutTlsIsAllThereIs() {
        var answer = inspector.inspect(tcp(text("USER a\r\n"), text(DAEMON + "SOAP\r\n")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    @Test
    void anotherGreetingIsNot() {
        assertThat(inspector.inspect(tcp(new byte[0], text("220 VMware FTP\r\n"))))
                .isEqualTo(Recognition.NOT_MINE);
    }
}
