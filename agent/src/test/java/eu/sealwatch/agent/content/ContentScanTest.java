package eu.sealwatch.agent.content;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.content.ContentScanner.Form;
import eu.sealwatch.agent.inspect.Given;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.ContentSigns.Side;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentScanTest {
    private static final long TIME = 1_764_000_000_000_000_000L;
    private static final byte[] PNG = Given.hex("89504e470d0a1a0a0000000d");

    private final ContentScanner scanner = new ContentScanner(Given.text("key"), 1);

    @Test
    void anIdentifierIsToldMaskedAndHashed() {
        ContentScan scan = lend(Form.MESSAGES);
        assertThat(feed(scan, true, Given.text("unit CSQU3054383 arrived\n"))).isTrue();
        ContentSigns signs = scan.read();
        assertThat(signs.getIdentifiersCount()).isEqualTo(1);
        assertThat(signs.getIdentifiers(0).getKind()).isEqualTo("container");
        assertThat(signs.getIdentifiers(0).getSender()).isEqualTo(Side.SOURCE);
        assertThat(signs.getIdentifiers(0).getSamples(0).getMasked()).isEqualTo("CSQU•••••83");
        assertThat(signs.toString()).doesNotContain("305438");
        // RFC 2104 over "container:CSQU3054383" with the key "key"
        assertThat(hash(signs))
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        new IdentifierHash(Given.text("key"))
                                                .of("container:CSQU3054383")));
        assertThat(signs.getIdentifiers(0).getSamples(0).getKeyedHash().size()).isEqualTo(16);
    }

    @Test
    void anotherKeyGivesAnotherHashAndNoKeyNone() {
        assertThat(new IdentifierHash(Given.text("one")).of("x"))
                .isNotEqualTo(new IdentifierHash(Given.text("two")).of("x"));
        assertThat(new IdentifierHash(new byte[0]).of("x")).isEmpty();
    }

    @Test
    void theSameIdentifierIsOneSampleAndCountsAgain() {
        ContentScan scan = lend(Form.MESSAGES);
        feed(scan, true, Given.text("CSQU3054383 CSQU3054383 MSKU1234565 "));
        assertThat(scan.read().getIdentifiers(0).getCount()).isEqualTo(3);
        assertThat(scan.read().getIdentifiers(0).getSamplesCount()).isEqualTo(2);
    }

    @Test
    void samplesAreFewHoweverManyThereAre() {
        ContentScan scan = lend(Form.MESSAGES);
        for (int i = 0; i < 1000; i++) {
            byte[] number = Given.text("ABCU%06d".formatted(i));
            feed(scan, true, number);
            feed(scan, true, Given.text(CheckDigits.iso6346(number, 0, 10) + "\n"));
        }
        assertThat(scan.read().getIdentifiers(0).getCount()).isEqualTo(1000);
        assertThat(scan.read().getIdentifiers(0).getSamplesCount()).isEqualTo(3);
    }

    @Test
    void onlyTheFirstOfAKindIsNews() {
        ContentScan scan = lend(Form.MESSAGES);
        assertThat(feed(scan, true, Given.text("CSQU3054383 "))).isTrue();
        assertThat(feed(scan, true, Given.text("MSKU1234565 "))).isFalse();
        assertThat(feed(scan, false, Given.text("MSKU1234565 "))).isTrue();
    }

    @Test
    void aPersonsDocumentShowsNothing() {
        ContentScan scan = lend(Form.MESSAGES);
        feed(scan, true, Given.text("L898902C36UTO7408122F1204159ZE184226B<<<<<10\n"));
        assertThat(scan.read().getIdentifiers(0).getSamples(0).getMasked()).isEqualTo("•••••••••");
    }

    @Test
    void aFileThatIsTheStreamIsToldOnce() {
        ContentScan scan = lend(Form.FILE);
        feed(scan, false, Given.join(PNG, PNG));
        assertThat(scan.read().getFilesList())
                .extracting(ContentSigns.Files::getKind, ContentSigns.Files::getCount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("png", 1));
    }

    @Test
    void aFileWhoseFirstBytesComeOneByOneIsKnown() {
        ContentScan scan = lend(Form.FILE);
        for (byte octet : FileKindTest.dicom("1.2.840.10008.5.1.4.1.1.501.3")) {
            feed(scan, true, octet);
        }
        scan.end(true);
        assertThat(scan.read().getFiles(0).getKind()).isEqualTo("dicos");
    }

    @Test
    void aBodyBeginsAfterTheHeaders() {
        ContentScan scan = lend(Form.HTTP);
        feed(scan, true, Given.text("POST /u HTTP/1.1\r\nHost: x\r\n\r"));
        feed(scan, true, Given.text("\n"));
        feed(scan, true, PNG);
        assertThat(scan.read().getFiles(0).getKind()).isEqualTo("png");
    }

    @Test
    void aChunksSizeMayComeBeforeTheBody() {
        ContentScan scan = lend(Form.HTTP);
        feed(
                scan,
                false,
                Given.join(
                        Given.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f4\r\n"),
                        PNG));
        assertThat(scan.read().getFiles(0).getKind()).isEqualTo("png");
    }

    @Test
    void everyPartOfAFormMayBeAFile() {
        ContentScan scan = lend(Form.HTTP);
        feed(
                scan,
                true,
                Given.join(
                        Given.text("POST / HTTP/1.1\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\n"),
                        PNG,
                        Given.text("\r\n--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n")));
        assertThat(scan.read().getFilesList())
                .extracting(ContentSigns.Files::getKind)
                .containsExactly("png", "pdf");
    }

    @Test
    void aBodyThatIsSentCompressedIsNoFile() {
        ContentScan scan = lend(Form.HTTP);
        feed(
                scan,
                false,
                Given.join(
                        Given.text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"),
                        Given.hex("1f8b0800000000000003ffff")));
        scan.end(false);
        assertThat(scan.isEmpty()).isTrue();
    }

    @Test
    void whereTlsBeginsNothingMoreIsLookedAt() {
        ContentScan scan = lend(Form.MESSAGES);
        feed(scan, true, Given.text("EHLO x\r\nSTARTTLS\r\n"));
        feed(scan, true, Given.hex("1603010200010001fc0303"));
        assertThat(scan.done()).isTrue();
        feed(scan, true, Given.text("CSQU3054383 "));
        assertThat(scan.isEmpty()).isTrue();
    }

    @Test
    void whatComesInIsNotSearchedForIdentifiers() {
        ContentScan scan = scanner.lend(Form.FILE, TIME, true, false);
        feed(scan, false, Given.join(PNG, Given.text(" CSQU3054383 ")));
        assertThat(scan.read().getIdentifiersCount()).isZero();
        assertThat(scan.read().getFilesCount()).isEqualTo(1);
    }

    @Test
    void aFlowIsLookedAtUpToTheBound() {
        ContentScan scan = lend(Form.MESSAGES);
        byte[] piece = new byte[60_000];
        for (int i = 0; i < 5; i++) {
            feed(scan, true, piece);
        }
        assertThat(scan.done()).isTrue();
        assertThat(scan.read().getLookedAt()).isEqualTo(ContentScanner.MOST_BYTES);
        assertThat(scan.read().getBoundReached()).isTrue();
    }

    @Test
    void scansAreBoundedAndWhoGetsNoneIsCounted() {
        int lent = 0;
        ContentScan last = null;
        while (true) {
            ContentScan scan = scanner.lend(Form.FILE, TIME, true, true);
            if (scan == null) {
                break;
            }
            last = scan;
            lent++;
        }
        assertThat(lent).isEqualTo(4096);
        assertThat(scanner.refused()).isEqualTo(1);
        scanner.giveBack(java.util.Objects.requireNonNull(last));
        assertThat(scanner.lend(Form.FILE, TIME, true, true)).isNotNull();
    }

    @Test
    void aScanThatIsUsedAgainRemembersNothing() {
        ContentScan scan = lend(Form.FILE);
        feed(scan, true, Given.text("CSQU30"));
        feed(scan, false, new byte[20]);
        scanner.giveBack(scan);
        ContentScan again = lend(Form.MESSAGES);
        assertThat(again).isSameAs(scan);
        feed(again, true, Given.text("54383 "));
        assertThat(again.isEmpty()).isTrue();
    }

    @Test
    void noBytesInNoPiecesEverThrow() {
        var random = new Random(1);
        byte[][] words = {
            PNG,
            FileKindTest.dicom("1.2.840.10008.5.1.4.1.1.501.1"),
            Given.text("\r\n\r\n"),
            Given.text("1f4\r\n"),
            Given.text("CSQU 305438 3 DE89 3704 0044 <EORI>"),
            Given.text("7408122F1204159UTO<<<<<<<<<<<6\n"),
            Given.text("<".repeat(60)),
            Given.text("PK\3\4"),
            Given.text("MZ"),
            Given.text("BM"),
        };
        for (int flow = 0; flow < 2000; flow++) {
            ContentScan scan = lend(Form.values()[flow % Form.values().length]);
            for (int piece = 0; piece < 20; piece++) {
                byte[] word = words[random.nextInt(words.length)].clone();
                if (random.nextBoolean()) {
                    word[random.nextInt(word.length)] = (byte) random.nextInt();
                }
                boolean side = random.nextBoolean();
                int from = random.nextInt(word.length);
                scan.feed(side, word, from, random.nextInt(word.length - from + 1));
                switch (random.nextInt(8)) {
                    case 0 -> scan.gap(side);
                    case 1 -> scan.end(side);
                    case 2 -> scan.expectFile(side);
                    default -> {}
                }
            }
            scan.end(true);
            scan.read();
            scanner.giveBack(scan);
        }
        assertThat(scanner.refused()).isZero();
    }

    private ContentScan lend(Form form) {
        return java.util.Objects.requireNonNull(scanner.lend(form, TIME, true, true));
    }

    private static boolean feed(ContentScan scan, boolean fromSource, byte... bytes) {
        return scan.feed(fromSource, bytes, 0, bytes.length);
    }

    private static String hash(ContentSigns signs) {
        return HexFormat.of()
                .formatHex(signs.getIdentifiers(0).getSamples(0).getKeyedHash().toByteArray());
    }
}
