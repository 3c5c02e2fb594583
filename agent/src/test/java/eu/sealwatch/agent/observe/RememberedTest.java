package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        var few = new Remembered<String, Integer>(2, 1 << 20);
        few.put("a", 1, 10);
        few.put("b", 2, 10);
        assertThat(few.get("a")).isOne();
        few.put("c", 3, 10);

        assertThat(few.get("b")).isNull();
        assertThat(few.get("a")).isOne();
        assertThat(few.evicted()).isOne();
    }

    @Test
    void longEntriesCountByTheirBytes() {
        var small = new Remembered<Integer, String>(1000, 10_000);
        for (int i = 0; i < 100; i++) {
            small.put(i, "x", 1900);
        }

        assertThat(small.evicted()).isEqualTo(95);
        assertThat(small.get(99)).isEqualTo("x");
    }

    @Test
    void entryThatIsPutAgainCountsOnce() {
        var small = new Remembered<Integer, String>(1000, 10_000);
        for (int i = 0; i < 100; i++) {
            small.put(1, "x", 1900);
        }

        assertThat(small.evicted()).isZero();
    }
}
