package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.Cidr;
import org.junit.jupiter.api.Test;

class NameBookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final byte[] SCANNER = Cidr.address("10.20.1.10");
    private static final byte[] RESOLVER = Cidr.address("10.20.0.1");
    private static final byte[] SERVER = Cidr.address("203.0.113.9");

    private final NameBook book = new NameBook(8, 1 << 20);

    @Test
    void answerNamesTheAddressForItsTimeToLive() {
        book.learn(SCANNER, SERVER, "a.example", 300, 0);

        assertThat(book.names(SCANNER, SERVER, 299 * SECOND)).containsExactly("a.example");
        assertThat(book.names(SCANNER, SERVER, 301 * SECOND)).isEmpty();
    }

    @Test
    void shortTimeToLiveCountsAMinute() {
        book.learn(SCANNER, SERVER, "a.example", 0, 0);

        assertThat(book.names(SCANNER, SERVER, 59 * SECOND)).containsExactly("a.example");
    }

    @Test
    void longTimeToLiveCountsADay() {
        book.learn(SCANNER, SERVER, "a.example", 1L << 31, 0);

        assertThat(book.names(SCANNER, SERVER, 86_401 * SECOND)).isEmpty();
    }

    @Test
    void severalNamesOfOneAddressAreAllKeptNewestLast() {
        book.learn(SCANNER, SERVER, "a.example", 300, 0);
        book.learn(SCANNER, SERVER, "b.example", 300, 1);
        book.learn(SCANNER, SERVER, "a.example", 300, 2);

        assertThat(book.names(SCANNER, SERVER, 3)).containsExactly("b.example", "a.example");
    }

    @Test
    void lookUpOfTheResolverNamesTheScannersFlow() {
        book.learn(RESOLVER, SERVER, "a.example", 300, 0);

        assertThat(book.names(SCANNER, SERVER, 1)).containsExactly("a.example");
    }

    @Test
    void fullBookForgetsWhatWasUsedLongestAgo() {
        for (int i = 0; i < 5; i++) {
            book.learn(SCANNER, Cidr.address("203.0.113." + i), "n" + i + ".example", 300, i);
        }

        assertThat(book.evicted()).isEqualTo(2);
        assertThat(book.names(SCANNER, Cidr.address("203.0.113.0"), 9)).isEmpty();
        assertThat(book.names(SCANNER, Cidr.address("203.0.113.4"), 9))
                .containsExactly("n4.example");
    }
}
