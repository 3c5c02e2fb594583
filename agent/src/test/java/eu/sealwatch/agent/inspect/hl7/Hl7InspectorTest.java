package eu.sealwatch.agent.inspect.hl7;

import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Attributes;
import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class Hl7InspectorTest {
    private static final byte[] NOTHING = {};

    private final Hl7Inspector inspector = new Hl7Inspector();

    @Test
    void kindAndVersionAreKeptAndNothingElse() {
        byte[] message =
                text(
                        "\u000BMSH|^~\\&|SCAN|SITE|RIS|HQ|20261124||ORM^O01|7|P|2.3\rPID|1||DOE^JOHN\r");

        assertThat(Attributes.of(inspector, tcp(message, NOTHING)))
                .containsOnlyKeys("hl7.message", "hl7.version")
                .containsEntry("hl7.message", "ORM^O01")
                .containsEntry("hl7.version", "2.3");
    }

    @Test
    void fieldsArePartedByWhateverTheMessageSays() {
        byte[] message = text("\u000BMSH#^~\\&#A#B#C#D#E##ACK#7#P#2.5\r");

        assertThat(Attributes.of(inspector, tcp(message, NOTHING)))
                .containsEntry("hl7.message", "ACK");
    }

    @Test
    void headWithoutAKindIsNotMine() {
        assertThat(inspector.inspect(tcp(text("\u000BMSH|^~\\&|A\r"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("\u000BMSHAxxx\r"), NOTHING)))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(tcp(text("\u000BMSH|^~\\&|A"), NOTHING)))
                .isEqualTo(Recognition.UNDECIDED);
    }
}
