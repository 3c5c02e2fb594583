package eu.sealwatch.agent.inspect.syslog;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static eu.sealwatch.agent.inspect.Given.udp;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogInspectorTest {
    private static final byte[] NOTHING = {};

    private final SyslogInspector inspector = new SyslogInspector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<30>snmpd[6956]: connection from here",
                "<189>38: R1: *Sep 22 13:39:11.250: %LINK-3-UPDOWN: up",
                "<189>date=2026-11-24 time=16:29:06 devname=\"a\"",
                "<134> 2026-04-18 15:12:38+04:00 10.0.0.1 Log,\n"
            })
    void whatNetworkDevicesWriteIsMerelyLikeIt(String message) {
        FlowRecord flow = record(inspector, udp(text(message)));

        assertThat(flow.getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<192>Nov 24 03:05:00 a b: c and more of it",
                "<>Nov 24 03:05:00 a b: c and more of it",
                "<34>too short",
                "<34>bytes that are \u0001 no text at all",
                "<?xml version='1.0'?><a/>"
            })
    void whatHasNoPriorityOrNoTextIsNotSyslog(String message) {
        assertThat(inspector.inspect(udp(text(message)))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void overTcpTheCountInFrontIsRead() {
        var counted =
                text("70 <34>1 2026-11-24T03:05:00Z scanner app - - - the rest of a message.....");

        assertThat(record(inspector, tcp(counted, NOTHING)).getBasis())
                .isEqualTo(FlowRecord.Basis.HANDSHAKE);
    }

    @Test
    void overTcpALineWithADateIsSyslogAndMarkupIsNot() {
        var line = text("<34>Nov 24 03:05:00 scanner su: x\n");

        assertThat(record(inspector, tcp(line, NOTHING)).getProtocol()).isEqualTo("syslog");
        assertThat(inspector.inspect(tcp(text("<html>"), NOTHING))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void overTcpAReceiverThatAnswersIsNone() {
        var line = text("<34>Nov 24 03:05:00 scanner su: x\n");

        assertThat(inspector.inspect(tcp(line, text("OK")))).isEqualTo(Recognition.NOT_MINE);
    }
}
