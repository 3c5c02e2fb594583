package eu.sealwatch.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.Attribute;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static final Plain FACTS = Plain.handshake("plc");

    private final Operations operations = new Operations();

    @Test
    void accessIsTheGravestOfAll() {
        operations.add(Operation.read("read"));
        operations.add(Operation.write("write"));
        operations.add(Operation.session("open"));
        operations.add(Operation.read("read"));

        assertThat(operations.describe(FACTS, "plc").attributes())
                .containsExactly(
                        attribute("plc.function", "read,write,open"),
                        attribute("plc.access", "write"));
    }

    @Test
    void whereNothingWasAskedNothingIsSaid() {
        operations.add(null);

        assertThat(operations.answer(FACTS, "plc")).isEqualTo(FACTS.soFar());
    }

    @Test
    void controlCannotBeSurpassed() {
        operations.add(Operation.control("stop"));

        assertThat(operations.answer(FACTS, "plc"))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    @Test
    void afterManyMessagesItIsNotAskedForMore() {
        for (int i = 0; i < 64; i++) {
            operations.add(Operation.read("read-" + i));
        }

        assertThat(operations.answer(FACTS, "plc"))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class, it -> assertThat(it.complete()).isTrue());
    }

    private static Attribute attribute(String name, String value) {
        return Attribute.newBuilder().setName(name).setValue(value).build();
    }
}
