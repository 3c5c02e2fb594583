package eu.sealwatch.agent.inspect.skinny;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import org.junit.jupiter.api.Test;

class SkinnyInspectorTest {
    private static final byte[] OF_TELEPHONE = hex("08000000 14000000 49000000 03000000");
    private static final byte[] OF_MANAGER = hex("08000000 14000000 88000000 01000000");

    private final SkinnyInspector inspector = new SkinnyInspector();

    @Test
    void telephoneAndManagerMayEachHaveOpenedTheConnection() {
        assertThat(record(inspector, tcp(OF_TELEPHONE, OF_MANAGER)).getProtocol())
                .isEqualTo("skinny");
        assertThat(record(inspector, tcp(OF_MANAGER, OF_TELEPHONE)).getProtocol())
                .isEqualTo("skinny");
    }

    @Test
    void oneSideAloneIsNotEnough() {
        assertThat(inspector.inspect(tcp(OF_TELEPHONE, new byte[0])))
                .isEqualTo(Recognition.UNDECIDED);
    }

    @Test
    void twoTelephonesDoNotTalkToEachOther() {
        assertThat(inspector.inspect(tcp(OF_TELEPHONE, OF_TELEPHONE)))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void whatFollowsAMessageMustBeOneToo() {
        byte[] followed = hex("08000000 14000000 49000000 03000000 09000000");

        assertThat(inspector.inspect(tcp(followed, OF_MANAGER))).isEqualTo(Recognition.NOT_MINE);
    }
}
