package eu.sealwatch.agent.inspect.ipsec;

import static eu.sealwatch.agent.inspect.Given.datagrams;
import static eu.sealwatch.agent.inspect.Given.record;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EspInspectorTest {
    private final EspInspector inspector = new EspInspector();

    @Test
    void fourDatagramsOfOneDirectionThatCountAreLikeEsp() {
        var record =
                record(
                        inspector,
                        datagrams(
                                esp(">", 1),
                                esp("<", 7),
                                esp(">", 2),
                                "> FF",
                                esp(">", 3),
                                esp(">", 5)));

        assertThat(record.getProtocol()).isEqualTo("ipsec");
        assertThat(record.getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
    }

    @Test
    void fewerAreNotEnough() {
        assertThat(inspector.inspect(datagrams(esp(">", 1), esp(">", 2), esp(">", 3))))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void numberThatStaysOrLeapsIsNotOfEsp() {
        assertThat(inspector.inspect(datagrams(esp(">", 1), esp(">", 1))))
                .isEqualTo(Recognition.NOT_MINE);
        assertThat(inspector.inspect(datagrams(esp(">", 1), esp(">", 100))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void whatBothDirectionsBeginWithIsAMagic() {
        String same = esp("<", 7).replace("0BADCAFE", "C0FFEE01");

        assertThat(inspector.inspect(datagrams(same, esp(">", 1)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void highNumbersNeedTheOtherDirection() {
        int high = 0x02560300;
        String[] alone = {
            esp(">", high), esp(">", high + 1), esp(">", high + 2), esp(">", high + 3)
        };
        String[] answered = {
            esp("<", 7), esp(">", high), esp(">", high + 1), esp(">", high + 2), esp(">", high + 3)
        };

        assertThat(inspector.inspect(datagrams(alone))).isEqualTo(Recognition.UNDECIDED);
        assertThat(inspector.inspect(datagrams(answered)))
                .isInstanceOf(Recognition.Recognised.class);
    }

    @Test
    void textBehindTheHeaderIsNotOfEsp() {
        String text = "> C0FFEE01 00000001" + "2061626320616263".repeat(8);

        assertThat(inspector.inspect(datagrams(text))).isEqualTo(Recognition.NOT_MINE);
    }

    private static String esp(String direction, int number) {
        byte[] noise = new byte[96];
        new Random(number).nextBytes(noise);
        String spi = direction.equals(">") ? "C0FFEE01" : "0BADCAFE";
        return direction + spi + "%08x".formatted(number) + HexFormat.of().formatHex(noise);
    }
}
