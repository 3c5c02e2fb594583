package eu.sealwatch.config.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFilesTest {
    private static final Instant BUILT = Instant.parse("2026-11-17T06:00:00Z");
    private static final String RANGES =
            """
            # Made for a test, 2026-11-01
            # CC BY-SA
            16777216,16777471,AU
            134744064,134744319,US
            3232235520,3232301055,CN
            3758096383,3758096383,??
            """;

    @Test
    void addressHasCountryAndSystemOfTheFirstFileThatKnowsThem() throws IOException {
        Places places = files(countries().bytes(), systems().bytes());
        assertThat(places.of(Cidr.address("8.8.8.8")))
                .contains(
                        new Place(
                                Optional.of("US"),
                                OptionalLong.of(15169),
                                Optional.of("Example Search"),
                                "Test-Country of 2026-11-17, Made for a test; Test-ASN of"
                                        + " 2026-11-17, CC BY-SA 4.0"));
        assertThat(places.of(Cidr.address("2a00:1450::1")).orElseThrow().country()).contains("IE");
        assertThat(places.of(Cidr.address("9.9.9.9"))).isEmpty();
    }

    @Test
    void layoutsInUseAreUnderstood() throws IOException {
        byte[] file =
                new MmdbWriter("Flat", "", BUILT)
                        .put("1.0.0.0/24", Map.of("country_code", "nl", "asn", "AS4294967295"))
                        .put("2.0.0.0/24", Map.of("country", "DE", "as_name", "Example"))
                        .put("3.0.0.0/24", Map.of("registered_country", Map.of("iso_code", "FR")))
                        .put("4.0.0.0/24", Map.of("city", "nowhere"))
                        .bytes();
        Places places = files(file);
        Place first = places.of(Cidr.address("1.0.0.7")).orElseThrow();
        assertThat(first.country()).contains("NL");
        assertThat(first.system()).hasValue(4_294_967_295L);
        assertThat(places.of(Cidr.address("2.0.0.7")).orElseThrow().country()).contains("DE");
        assertThat(places.of(Cidr.address("3.0.0.7")).orElseThrow().country()).contains("FR");
        assertThat(places.of(Cidr.address("4.0.0.7"))).isEmpty();
    }

    // a database that places every address, as careless ones do
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "100.64.0.1",
                "169.254.1.1",
                "127.0.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::1"
            })
    void addressThatIsNotOfThePublicInternetHasNoPlace(String address) throws IOException {
        byte[] file =
                new MmdbWriter("All", "", BUILT)
                        .put("::/1", Map.of("country_code", "US"))
                        .put("8000::/1", Map.of("country_code", "US"))
                        .bytes();
        Places places = files(file);
        assertThat(places.of(Cidr.address("8.8.8.8"))).isPresent();
        assertThat(places.of(Cidr.address(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0.0, AU",
        "1.0.0.255, AU",
        "1.0.1.0, ''",
        "8.8.8.8, US",
        "0.255.255.255, ''",
        "223.255.255.255, ''"
    })
    void rangesAreInclusiveOnBothEnds(String address, String country) throws IOException {
        Places places = files(RANGES.getBytes(StandardCharsets.UTF_8));
        assertThat(places.of(Cidr.address(address)).flatMap(Place::country).orElse(""))
                .isEqualTo(country);
    }

    @Test
    void rangesOfVersionSixAreWrittenAsAddresses() throws IOException {
        Places places =
                files(
                        "2a00:1450::,2a00:1450:ffff:ffff:ffff:ffff:ffff:ffff,IE\n"
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(places.of(Cidr.address("2a00:1450:4001::1")).orElseThrow().country())
                .contains("IE");
        assertThat(places.of(Cidr.address("8.8.8.8"))).isEmpty();
    }

    @Test
    void editionHasDigestAndTheFilesOwnWords() throws IOException {
        var files = new PlaceFiles();
        files.add("geo.txt", "geo.txt", RANGES.getBytes(StandardCharsets.UTF_8));
        assertThat(files.editions())
                .containsExactly(
                        new Edition(
                                "geo.txt",
                                "236387ae5a4251f53ef12fd5387bb032abbf4a595316c069b4be831094e4cc77",
                                "Made for a test, 2026-11-01 CC BY-SA"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,NL\\n2,3,NL | 2: ranges are not in order",
                "5,2,NL | 1: a range that ends before it begins",
                "1,2 | 1: not a line 'first,last,country'",
                "1,2,Netherlands | 1: not a line 'first,last,country'",
                "1,4294967296,NL | 1: '4294967296' is not an address",
                "host,2,NL | 1: 'host' is not an IP address",
                "1,2,NL\\n2a00::,2a00::1,NL | 2: ranges are not in order"
            })
    void lineThatIsNoRangeIsRefusedWithItsNumber(String text, String message) {
        byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new PlaceFiles().add("g", "conf/g", bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("conf/g:" + message);
    }

    @Test
    void damagedDatabaseIsRefusedOrTold() throws IOException {
        byte[] whole = countries().bytes();
        for (int length = whole.length - 1; length > whole.length - 60; length--) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> new PlaceFiles().add("g", "g", cut))
                    .isInstanceOf(IOException.class)
                    .message()
                    .startsWith("g:");
        }
    }

    @Test
    void nothingIsKnownWithoutFiles() {
        assertThat(Places.NONE.of(Cidr.address("8.8.8.8"))).isEmpty();
        assertThat(Places.NONE.editions()).isEmpty();
    }

    private static MmdbWriter countries() {
        return new MmdbWriter("Test-Country", "Made for a test", BUILT)
                .put(
                        "8.8.8.0/24",
                        Map.of("country", Map.of("iso_code", "US", "geoname_id", 6252001)))
                .put("2a00:1450::/32", Map.of("country", Map.of("iso_code", "IE")));
    }

    private static MmdbWriter systems() {
        return new MmdbWriter("Test-ASN", "CC BY-SA 4.0", BUILT)
                .put(
                        "8.8.8.0/24",
                        Map.of(
                                "autonomous_system_number",
                                15169,
                                "autonomous_system_organization",
                                "Example Search"));
    }

    private static Places files(byte[]... contents) throws IOException {
        var files = new PlaceFiles();
        for (byte[] content : contents) {
            files.add("file", "file", content);
        }
        return files;
    }
}
