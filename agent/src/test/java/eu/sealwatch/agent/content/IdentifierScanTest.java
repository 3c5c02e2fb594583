package eu.sealwatch.agent.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierScanTest {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "container CSQU3054383.          | CONTAINER CSQU3054383",
                "{\"unit\":\"CSQU3054383\"}        | CONTAINER CSQU3054383",
                "CSQU 305438 3                   | CONTAINER CSQU3054383",
                "CSQU 305438-3                   | CONTAINER CSQU3054383",
                "CSQU305438-3                    | CONTAINER CSQU3054383",
                "<MRN>10NL5663962BE1E825</MRN>   | MRN 10NL5663962BE1E825",
                "mrn=22ITZXBZYUTJFLJXK6&x        | MRN 22ITZXBZYUTJFLJXK6",
                "pay DE89370400440532013000 now  | IBAN DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00     | IBAN DE89370400440532013000",
                "NL91ABNA0417164300              | IBAN NL91ABNA0417164300",
                "EORI: DE123456789012345         | EORI DE123456789012345",
                "<traderEORI>FR12345678901234</  | EORI FR12345678901234",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<10 | MRZ L898902C3",
                "D231458907UTO7408122F1204159<<<<<<<6         | MRZ D23145890"
            })
    void anIdentifierThatIsRightIsFound(String text, String found) {
        assertThat(scan(text)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CSQU3054384", // check digit
                "CSQA3054383", // no category of equipment
                "csqu3054383",
                "XCSQU3054383", // part of a longer word
                "CSQU30543831",
                "22DK1V0QQK2S6J7TU2",
                "99NL5663962BE1E825", // not yet
                "05XX5663962BE1E825",
                "NL91ABNA0417164301",
                "DE8937040044053201300",
                "DE123456789012345", // nobody said EORI
                "theories of DE123456789012345",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<11",
                "D231458907UTO7408122F1204159<<<<<<<7",
                "CSQU, 3054383"
            })
    void whatIsNotRightIsNot(String text) {
        assertThat(scan(text)).isEmpty();
    }

    @Test
    void theTwoLinesOfACardCountTogether() {
        String first = "I<UTOD231458907<<<<<<<<<<<<<<<";
        String second = "7408122F1204159UTO<<<<<<<<<<<6";
        assertThat(scan(first + "\r\n" + second + "\r\n")).containsExactly("MRZ D23145890");
        assertThat(scan(second + "\r\n" + first + "\r\n")).isEmpty();
        assertThat(scan(first + "\nx\n" + second)).isEmpty();
    }

    @Test
    void wherePiecesAreCutMakesNoDifference() {
        byte[] text =
                bytes(
                        "a CSQU3054383 10NL5663962BE1E825 DE89 3704 0044 0532 0130 00\n"
                                + "L898902C36UTO7408122F1204159ZE184226B<<<<<10\n"
                                + "EORI DE123456789012345\n");
        List<String> whole = scan(text, text.length);
        assertThat(whole).hasSize(5);
        for (int piece = 1; piece < text.length; piece++) {
            assertThat(scan(text, piece)).as("pieces of %d", piece).isEqualTo(whole);
        }
    }

    @Test
    void aHoleJoinsNothing() {
        var found = new ArrayList<String>();
        IdentifierScan scan = scan(found);
        byte[] text = bytes("CSQU3054383 ");
        scan.feed(text, 0, 5);
        scan.cut();
        scan.feed(text, 5, text.length - 5);
        scan.end();
        assertThat(found).isEmpty();
    }

    @Test
    void aWordWithoutEndIsLeftOut() {
        assertThat(scan("A".repeat(500) + " CSQU3054383")).containsExactly("CONTAINER CSQU3054383");
        assertThat(scan("<".repeat(500) + "CSQU3054383>")).containsExactly("CONTAINER CSQU3054383");
        assertThat(scan("A".repeat(60) + "<CSQU3054383>")).containsExactly("CONTAINER CSQU3054383");
    }

    /** The year of a movement counts only where the capture's clock was set. */
    @Test
    void withoutAClockYearsSayNothing() {
        var found = new ArrayList<String>();
        IdentifierScan scan = scan(found);
        scan.reset(1970);
        byte[] text = bytes("10NL5663962BE1E825");
        scan.feed(text, 0, text.length);
        scan.end();
        assertThat(found).hasSize(1);
    }

    @Test
    void randomBytesHoldNone() {
        byte[] random = new byte[4 * MEGABYTE];
        new Random(1).nextBytes(random);
        assertThat(scan(random, 1460)).isEmpty();
    }

    @Test
    void base64HoldsNone() {
        byte[] random = new byte[4 * MEGABYTE];
        new Random(2).nextBytes(random);
        assertThat(scan(Base64.getMimeEncoder().encode(random), 1460)).isEmpty();
        assertThat(scan(Base64.getEncoder().encode(random), 1460)).isEmpty();
    }

    /** One in ten of what has the form of a container number, and that is the worst there is. */
    @Test
    void whatHasTheFormByChancePassesAtTheRateOfTheCheckDigit() {
        var random = new Random(3);
        var text = new StringBuilder();
        int lines = 20_000;
        for (int i = 0; i < lines; i++) {
            text.append("ABCU%07d\n".formatted(random.nextInt(10_000_000)));
        }
        assertThat(scan(text.toString()).size()).isBetween(lines / 11, lines / 8);
    }

    /** Codes of capitals and digits, as part numbers and licences are: the likeliest to mislead. */
    @Test
    void randomCodesPassRarely() {
        var random = new Random(4);
        var text = new StringBuilder();
        int words = 200_000;
        for (int i = 0; i < words; i++) {
            int length = 8 + random.nextInt(15);
            for (int j = 0; j < length; j++) {
                text.append(Character.toUpperCase(Character.forDigit(random.nextInt(36), 36)));
            }
            text.append('\n');
        }
        assertThat(scan(text.toString())).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void digitsAndHexPassNever() {
        var random = new Random(5);
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("%016X %d\n".formatted(random.nextLong(), random.nextLong()));
        }
        assertThat(scan(text.toString())).isEmpty();
    }

    private static List<String> scan(String text) {
        return scan(bytes(text), 7);
    }

    private static List<String> scan(byte[] text, int piece) {
        var found = new ArrayList<String>();
        IdentifierScan scan = scan(found);
        for (int at = 0; at < text.length; at += piece) {
            scan.feed(text, at, Math.min(piece, text.length - at));
        }
        scan.end();
        return found;
    }

    private static IdentifierScan scan(List<String> found) {
        var scan =
                new IdentifierScan((kind, text, from, count) ->
                        found.add(kind + " " + Chars.text(text, from, count)));
        scan.reset(2022);
        return scan;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
