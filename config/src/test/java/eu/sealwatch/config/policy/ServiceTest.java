package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {

    @Test
    void protocolMayStandWithoutPort() {
        assertThat(Service.parse("ssh")).isEqualTo(new Service("ssh", OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls/443", "udp/514", "ssh", "tcp/65535"})
    void serviceIsWrittenAsItWasRead(String text) {
        assertThat(Service.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "tls/0, '''0'' is not a port: 1 to 65535'",
        "tls/65536, '''65536'' is not a port: 1 to 65535'",
        "tls/, ''''' is not a port: 1 to 65535'",
        "443, '''443'' is not a service; write for example tls/443, ssh or udp/123'"
    })
    void whatIsNoServiceIsRefused(String text, String message) {
        assertThatThrownBy(() -> Service.parse(text)).hasMessage(message);
    }
}
