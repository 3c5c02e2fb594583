package eu.sealwatch.agent.inspect.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.agent.inspect.named.NamedApplication.Standing;
import eu.sealwatch.agent.inspect.named.NamedRow.Sign;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamedApplicationsTest {
    private final NamedApplications names =
            new NamedApplications(
                    List.of(
                            host("*.tool.example", "tool"),
                            host(".relay.tool.example", "relay"),
                            host("boot.other.example", "other"),
                            host(".run.example", "run"),
                            host("agents*-cloud.wild.example", "wild"),
                            host(".frp-???.example", "letters"),
                            row(Sign.ALPN, "tool/", "tool"),
                            row(Sign.CERTIFICATE, "O=Tool\\, Inc", "tool"),
                            row(Sign.CERTIFICATE, "CN=Tool Client", "tool"),
                            row(Sign.USER_AGENT, "Tool/1", "tool")));

    @Test
    void nameUnderThePatternIsTheTool() {
        assertThat(names.byHost("a.tool.example")).isEqualTo(tool("tool"));
        assertThat(names.byHost("a.b.c.tool.example")).isEqualTo(tool("tool"));
    }

    @Test
    void labelsMustBeWhole() {
        assertThat(names.byHost("eviltool.example")).isNull();
        assertThat(names.byHost("tool.example.net")).isNull();
        assertThat(names.byHost("a.tool.example.net")).isNull();
        assertThat(names.byHost("example")).isNull();
    }

    @Test
    void theNameItselfAndItsPagesAreAWebSite() {
        assertThat(names.byHost("tool.example"))
                .isEqualTo(new NamedApplication("tool", "", Standing.WEB_SITE));
        assertThat(names.byHost("www.tool.example"))
                .isEqualTo(new NamedApplication("tool", "", Standing.WEB_SITE));
        assertThat(names.byHost("www.eu.tool.example")).isEqualTo(tool("tool"));
    }

    @Test
    void theLongestPatternDecides() {
        assertThat(names.byHost("relay.tool.example")).isEqualTo(tool("relay"));
        assertThat(names.byHost("www.relay.tool.example")).isEqualTo(tool("relay"));
    }

    @Test
    void aPlainPatternIsThatNameAlone() {
        assertThat(names.byHost("boot.other.example")).isEqualTo(tool("other"));
        assertThat(names.byHost("x.boot.other.example")).isNull();
        assertThat(names.byHost("other.example")).isNull();
    }

    @Test
    void aPatternOfANameAndAllUnderItHasNoWebSite() {
        assertThat(names.byHost("run.example")).isEqualTo(tool("run"));
        assertThat(names.byHost("www.run.example")).isEqualTo(tool("run"));
    }

    @Test
    void aStarStandsForAnyCharactersAndAQuestionMarkForOneLetter() {
        assertThat(names.byHost("agents-cloud.wild.example")).isEqualTo(tool("wild"));
        assertThat(names.byHost("agents7-cloud.wild.example")).isEqualTo(tool("wild"));
        assertThat(names.byHost("agent-cloud.wild.example")).isNull();
        assertThat(names.byHost("n1.frp-abc.example")).isEqualTo(tool("letters"));
        assertThat(names.byHost("frp-ab1.example")).isNull();
        assertThat(names.byHost("frp-abcd.example")).isNull();
    }

    @Test
    void caseFinalDotAndPortDoNotMatter() {
        assertThat(names.byHost("A.Tool.EXAMPLE.")).isEqualTo(tool("tool"));
        assertThat(names.byHost("a.tool.example:8443")).isEqualTo(tool("tool"));
    }

    @Test
    void alpnIsKnownByItsBeginning() {
        assertThat(names.byAlpn(List.of("h2", "tool/9.1/linux"))).isEqualTo(tool("tool"));
        assertThat(names.byAlpn(List.of("h2", "toolbox"))).isNull();
    }

    @Test
    void subjectIsKnownByOneWholeAttribute() {
        assertThat(names.bySubject("C=DE,O=Tool\\, Inc,CN=a")).isEqualTo(tool("tool"));
        assertThat(names.bySubject("CN=Tool Client")).isEqualTo(tool("tool"));
        assertThat(names.bySubject("CN=Tool Client of somebody else")).isNull();
        assertThat(names.bySubject("O=x\\,CN=Tool Client")).isNull();
        assertThat(names.bySubject("O=x\\")).isNull();
        assertThat(names.bySubject("")).isNull();
    }

    @Test
    void userAgentIsKnownByAPart() {
        assertThat(names.byUserAgent("Mozilla/4.0 (Tool/1.3)")).isEqualTo(tool("tool"));
        assertThat(names.byUserAgent("Mozilla/4.0")).isNull();
    }

    @Test
    void theSamePatternTwiceIsRefused() {
        assertThatThrownBy(() ->
                        new NamedApplications(
                                List.of(host("*.a.example", "a"), host(".a.example", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'.a.example' is already known, as a");
    }

    @Property(tries = 500)
    void anyTextIsSomeNameOrNone(@ForAll String text) {
        assertThat(names.byHost(text)).isNull();
        assertThat(names.bySubject(text)).isNull();
    }

    private static NamedRow host(String pattern, String application) {
        return row(Sign.HOST, pattern, application);
    }

    private static NamedRow row(Sign sign, String pattern, String application) {
        return new NamedRow(sign, pattern, tool(application));
    }

    private static NamedApplication tool(String application) {
        return new NamedApplication(application, "", Standing.TOOL);
    }
}
