package eu.sealwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class EnrolmentTokenTest {
    private final byte[] authority = Sha256.of(new byte[] {1});
    private final EnrolmentToken token = EnrolmentToken.create(authority, new SecureRandom());

    @Test
    void survivesPasting() {
        EnrolmentToken pasted = EnrolmentToken.parse("  " + token.text() + "\n");

        assertThat(pasted.secretHash()).isEqualTo(token.secretHash());
        assertThat(pasted.authoritySha256()).isEqualTo(authority);
        assertThat(token.text()).hasSize(80).matches("swe1-[A-Za-z0-9_-]+");
    }

    @Test
    void cutAnywhereItIsRefusedWithoutShowingIt() {
        for (int length = 0; length < token.text().length(); length++) {
            String cut = token.text().substring(0, length);
            assertThatThrownBy(() -> EnrolmentToken.parse(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("paste it again")
                    .hasMessageNotContaining(token.text().substring(5, 15));
        }
    }

    @Test
    void doesNotPrintItsSecret() {
        assertThat(token).hasToString("EnrolmentToken[***]");
    }
}
