package eu.sealwatch.agent.inspect.megaco;

import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MegacoInspectorTest {
    private final MegacoInspector inspector = new MegacoInspector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEGACO/1 [192.0.2.1]:2944 Transaction = 1 { Context = - {",
                "!/2 <gateway.example>:2944\r\nP=1{C=-",
                "!/1 mg1 Reply = 7 {",
                "!/1 [2001:db8::1] K{1}"
            })
    void eitherFormOfItsWordsIsMegaco(String message) {
        assertThat(inspector.inspect(udp(text(message))))
                .isInstanceOf(Recognition.Recognised.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!/1 hello world", "MEGACO/1", "!/usr/bin/env python", "!/1 mg1 X = 1"})
    void otherTextIsNot(String message) {
        assertThat(inspector.inspect(udp(text(message)))).isEqualTo(Recognition.NOT_MINE);
    }
}
