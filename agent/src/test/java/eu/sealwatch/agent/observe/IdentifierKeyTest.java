package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.Keys;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class IdentifierKeyTest {

    @Test
    void oneAgentsKeyGivesOneSecretAndAnothersAnother() {
        KeyPair own = Keys.newPair();
        assertThat(IdentifierKey.of(own.getPrivate()).bytes())
                .isEqualTo(IdentifierKey.of(own.getPrivate()).bytes())
                .isNotEqualTo(IdentifierKey.of(Keys.newPair().getPrivate()).bytes())
                .hasSize(32);
    }

    @Test
    void itDoesNotPrint() {
        assertThat(IdentifierKey.of(Keys.newPair().getPrivate())).hasToString("***");
    }

    @Test
    void withoutAKeyThereIsNoSecret() {
        assertThat(IdentifierKey.NONE.bytes()).isEmpty();
    }
}
