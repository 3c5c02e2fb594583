package eu.sealwatch.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.agent.inspect.named.NamedApplication;
import eu.sealwatch.agent.inspect.named.NamedApplication.Standing;
import eu.sealwatch.agent.inspect.named.NamedRow;
import eu.sealwatch.wire.ecs.Category;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteToolsTest {
    private static final List<NamedRow> ROWS =
            RemoteTools.rows("remote-tools.tsv", RemoteTools.shippedText());

    @Test
    void everyRowOfTheShippedTableLoadsAndNoneSaysWhatAnotherDoes() {
        assertThat(ROWS).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(RemoteTools.shipped()).isNotNull();
    }

    @Test
    void everyApplicationIsRemoteMaintenanceOrAnOverlayNetwork() {
        assertThat(ROWS)
                .allSatisfy(row ->
                        assertThat(Category.ofName(row.meaning().application()))
                                .as(row.meaning().application())
                                .isIn(Category.REMOTE_MAINTENANCE, Category.VPN));
    }

    @Test
    void oneApplicationHasOneOrigin() {
        for (NamedRow row : ROWS) {
            assertThat(RemoteTools.shipped().origin(row.meaning().application()))
                    .isEqualTo(row.meaning().origin());
        }
    }

    /** A host of each tool and tunnel that has hosts of its own. */
    @ParameterizedTest
    @CsvSource({
        "router15.teamviewer.com, teamviewer, DE",
        "master3.teamviewer.cn, teamviewer, DE",
        "ping3.teamviewer.us, teamviewer, DE",
        "client-teamviewer-com.trafficmanager.net, teamviewer, DE",
        "boot.net.anydesk.com, anydesk, DE",
        "relay-1a2b3c4d.net.anydesk.com, anydesk, DE",
        "rs-ny.rustdesk.com, rustdesk, ''",
        "slapi.oray.net, sunlogin, CN",
        "client.oray.net, sunlogin, CN",
        "sunlogin.oray.com, sunlogin, CN",
        "api-std.sunlogin.oray.com, sunlogin, CN",
        "client-api-v2.oray.com, sunlogin, CN",
        "asapi-eu.aweray.net, aweray, CN",
        "client-api.aweray.com, aweray, CN",
        "uapi.todesk.com, todesk, CN",
        "authds.kylinlot.com, todesk, CN",
        "st-relay.relay.splashtop.com, splashtop, US",
        "my.api.splashtop.eu, splashtop, US",
        "instance-x-relay.screenconnect.com, screenconnect, US",
        "control.connectwise.com, screenconnect, US",
        "control.app07.logmein.com, logmein, US",
        "secure.logmeinrescue.eu, logmein, US",
        "rescue-list.eu.logmein-gateway.com, logmein, US",
        "poll.gotomypc.com, goto, US",
        "egwglobal.getgo.com, goto, US",
        "srv.radmin.com, radmin, ''",
        "swi.dameware.com, dameware, US",
        "geo.netsupportsoftware.com, netsupport, GB",
        "remotedesktop.google.com, chrome-remote-desktop, US",
        "remotedesktop-pa.googleapis.com, chrome-remote-desktop, US",
        "rl.ammyy.com, ammyy, RU",
        "eu1.supremocontrol.com, supremo, IT",
        "s1.ultraviewer.net, ultraviewer, VN",
        "gateway.zohoassist.com, zoho-assist, IN",
        "assist.zoho.com, zoho-assist, IN",
        "customs.beyondtrustcloud.com, beyondtrust, US",
        "kessel-ws.parsec.app, parsec, US",
        "login.nomachine.com, nomachine, LU",
        "connect.eu.ngrok-agent.com, ngrok, US",
        "1a2b.ngrok-free.app, ngrok, US",
        "region1.v2.argotunnel.com, cloudflared, US",
        "h2.cftunnel.com, cloudflared, US",
        "quic.cftunnel.com, cloudflared, US",
        "some-words.trycloudflare.com, cloudflared, US",
        "api.natfrp.com, sakurafrp, CN",
        "n3.frp-ant.com, sakurafrp, CN",
        "a.pinggy.io, pinggy, IN",
        "localhost.run, localhost-run, ''",
        "serveo.net, serveo, ''",
        "ssh.tmate.io, tmate, ''",
        "abc-8080.euw.devtunnels.ms, dev-tunnels, US",
        "eun1-data.rel.tunnels.api.visualstudio.com, dev-tunnels, US",
        "controlplane.tailscale.com, tailscale, CA",
        "derp4.tailscale.com, tailscale, CA",
        "scanner.tail1234.ts.net, tailscale, CA",
        "root.zerotier.com, zerotier, US",
        "signal.netbird.io, netbird, DE",
        "public.easytier.cn, easytier, CN"
    })
    void aHostOfItsOwnNamesTheTool(String host, String application, String origin) {
        NamedApplication named = RemoteTools.shipped().byHost(host);

        assertThat(named).isNotNull();
        assertThat(named.application()).isEqualTo(application);
        assertThat(named.standing()).isEqualTo(Standing.TOOL);
        assertThat(named.origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evilteamviewer.com",
                "evilteamviewer.com.example.net",
                "router15.teamviewer.com.example.net",
                "teamviewer.com.cn",
                "anydesk.com.example.org",
                "relay-1a2b3c4d.net.anydesk.example",
                "github.com",
                "objects.githubusercontent.com",
                "zoho.com",
                "mail.zoho.com",
                "google.com",
                "www.google.com",
                "googleapis.com",
                "goto.com",
                "sophos.com",
                "connectwise.com",
                "trafficmanager.net",
                "systemmonitor.example",
                "frp-usa1.com",
                "microsoft.com",
                "services.microsoft.com",
                "qq.com",
                "oray.com.example.net",
                "192.0.2.7"
            })
    void hostsOfOthersNameNoTool(String host) {
        assertThat(RemoteTools.shipped().byHost(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teamviewer.com",
                "www.teamviewer.com",
                "community.teamviewer.com",
                "anydesk.com",
                "www.todesk.com",
                "rustdesk.com",
                "www.oray.com",
                "ngrok.com",
                "support.services.microsoft.com",
                "cdn.getgo.com"
            })
    void aMakersWebSiteIsWorthANoteOnly(String host) {
        NamedApplication named = RemoteTools.shipped().byHost(host);

        assertThat(named).isNotNull();
        assertThat(named.standing()).isEqualTo(Standing.WEB_SITE);
    }

    @Test
    void aPlaceOfIntrudersIsNotTheTool() {
        NamedApplication named = RemoteTools.shipped().byHost("telesupportgroup.com");

        assertThat(named).isNotNull();
        assertThat(named.standing()).isEqualTo(Standing.ACTOR_INFRASTRUCTURE);
    }

    @Test
    void whatAProgramSaysOfItselfIsKnownToo() {
        var names = RemoteTools.shipped();

        assertThat(names.byAlpn(List.of("anydesk/6.2.0/linux"))).isNotNull();
        assertThat(names.bySubject("CN=AnyDesk Client")).isNotNull();
        assertThat(names.bySubject("C=DE,O=philandro Software GmbH,CN=AnyNet Relay")).isNotNull();
        assertThat(names.byUserAgent("NetSupport Manager/1.3")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host a.example tool | has 3 columns; 5 are needed",
                "name a.example tool - - | 'name' is no sign; host, alpn, certificate, user-agent are",
                "host nodot tool - - | 'nodot' is no pattern",
                "host a..example tool - - | 'a..example' is no pattern",
                "host a.example Tool - - | 'Tool' is no name",
                "host a.example tool Germany - | 'Germany' is no country; write two capitals, or -",
                "host a.example tool DE site | 'site' is no flag; web-site, actor-infrastructure, - are"
            })
    void aLineThatCannotBeUnderstoodIsNamed(String line, String message) {
        String text = "# table\n\n" + line.replace(' ', '\t') + "\n";

        assertThatThrownBy(() -> RemoteTools.rows("t.tsv", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("t.tsv line 3")
                .hasMessageEndingWith(message);
    }
}
