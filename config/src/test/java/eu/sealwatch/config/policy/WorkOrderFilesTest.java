package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkOrderFilesTest {
    private static final String POLICY =
            """
            id: port
            version: 7
            sites: [{id: quay, networks: [10.1.0.0/16]}]
            assets: [{id: xray-1, kind: cargo-xray, site: quay, addresses: [10.1.1.1]}]
            maintenance:
              tools: [ssh, rdp]
              jump-hosts: [{id: bastion, addresses: [10.1.0.5]}]
              work-orders:
                - {id: WO-0, asset: xray-1, from: 2026-01-01T00:00:00Z, to: 2026-01-02T00:00:00Z}
              work-order-files: [FILE]
            """;
    private static final String HEADER =
            "id,asset,from,to,zone,tools,person,approver,jump-host,origins,longest\n";
    private static final String EVENT =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:visit-1@planning.example
            DTSTART;TZID=Europe/Amsterdam:20260701T080000
            DTEND;TZID=Europe/Amsterdam:20260701T120000
            LOCATION:xray-1
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir Path folder;

    @Test
    void lineOfCsvIsOneOrder() throws IOException {
        List<WorkOrder> orders =
                orders(
                        "o.csv",
                        HEADER
                                + "WO-1,xray-1,2026-07-01 08:00,2026-07-01 12:00,Europe/Amsterdam,"
                                + "ssh rdp,\"Doe, J.\",a@b.example,bastion,"
                                + "198.51.100.0/26 192.0.2.1,90m\n"
                                + "WO-2,xray-1,2026-07-01T08:00:00+02:00,2026-07-01T12:00:00Z,,,,,,,\n");
        assertThat(orders).extracting(WorkOrder::id).containsExactly("WO-0", "WO-1", "WO-2");
        WorkOrder first = orders.get(1);
        assertThat(first.from()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));
        assertThat(first.to()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(first.tools()).containsExactly("ssh", "rdp");
        assertThat(first.person()).contains("Doe, J.");
        assertThat(first.jumpHost()).contains("bastion");
        assertThat(first.origins())
                .containsExactly(Cidr.parse("198.51.100.0/26"), Cidr.parse("192.0.2.1"));
        assertThat(first.longest()).contains(Duration.ofMinutes(90));
        assertThat(first.line()).hasToString("o.csv:2");
        assertThat(orders.get(2).from()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));
        assertThat(orders.get(2).tools()).isEmpty();
    }

    @Test
    void spreadsheetsMayWriteSemicolonsAndAByteOrderMark() throws IOException {
        List<WorkOrder> orders =
                orders(
                        "o.csv",
                        "\uFEFFID;Asset;From;To\r\n"
                                + "WO-1;xray-1;2026-07-01T08:00:00Z;2026-07-01T12:00:00Z\r\n");
        assertThat(orders).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,asset,from,till\\nW,xray-1,a,b | 1: till: unknown column; known here: id,"
                        + " asset, from, to, zone, tools, person, approver, jump-host, origins,"
                        + " longest",
                "id,asset,from,tos\\nW,xray-1,a,b | 1: tos: unknown column; did you mean 'to'?",
                "id,asset,from\\nW,xray-1,a | 1: to: the column is missing",
                "id,asset,from,to,to\\nW,xray-1,a,b,c | 1: not CSV: Header contains"
                        + " duplicate fields: [to]",
                "id,asset,from,to\\nW,xray-1,2026-07-01T08:00:00Z, | 2: to: missing",
                "id,asset,from,to\\n\\nW,xray-2,2026-07-01T08:00:00Z,2026-07-01T09:00:00Z | 3:"
                        + " asset: 'xray-2' is not the id of any asset; did you mean 'xray-1'?",
                "id,asset,from,to\\nW,xray-1,2026-07-01T08:00:00Z,2026-07-01T08:00:00Z | 2: to: a"
                        + " work order must end after it begins",
                "id,asset,from,to\\nW,xray-1,tomorrow,2026-07-01T08:00:00Z | 2: from: 'tomorrow'"
                        + " is not a moment such as 2026-12-31T22:00:00Z or"
                        + " 2026-12-31T23:00:00+01:00",
                "id,asset,from,to,longest\\nW,xray-1,2026-07-01T08:00:00Z,2026-07-01T09:00:00Z,8d |"
                        + " 2: longest: '8d' is not a length of time from 1m to 7d",
                "id,asset,from,to\\nWO-0,xray-1,2026-07-01T08:00:00Z,2026-07-01T09:00:00Z | 2: id:"
                        + " 'WO-0' is taken by policy.yaml:9",
            })
    void mistakeInCsvIsToldWithLineAndColumn(String text, String message) {
        assertRefused("o.csv", text.replace("\\n", "\n"), message);
    }

    @Test
    void eventIsOneOrder() throws IOException {
        List<WorkOrder> orders =
                orders(
                        "o.ics",
                        EVENT.replace(
                                        "END:VEVENT",
                                        """
                                        CATEGORIES:SSH,RDP
                                        ORGANIZER;CN=A. de Vries:mailto:a@customs.example
                                        ATTENDEE:mailto:b@vendor.example
                                        X-SEALWATCH-JUMP-HOST:bastion
                                        X-SEALWATCH-LONGEST:3h
                                        BEGIN:VALARM
                                        UID:not-this
                                        DURATION:PT5M
                                        END:VALARM
                                        END:VEVENT\
                                        """)
                                .replace("\n", "\r\n"));
        WorkOrder visit = orders.get(1);
        assertThat(visit.id()).isEqualTo("visit-1@planning.example");
        assertThat(visit.asset()).isEqualTo("xray-1");
        assertThat(visit.from()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));
        assertThat(visit.to()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(visit.tools()).containsExactly("ssh", "rdp");
        assertThat(visit.approver()).contains("A. de Vries <a@customs.example>");
        assertThat(visit.person()).contains("b@vendor.example");
        assertThat(visit.jumpHost()).contains("bastion");
        assertThat(visit.longest()).contains(Duration.ofHours(3));
        assertThat(visit.line()).hasToString("o.ics:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260701T080000Z | DTEND:20260701T120000Z | 2026-07-01T08:00:00Z |"
                        + " 2026-07-01T12:00:00Z",
                "DTSTART:20260701T080000Z | DURATION:PT90M | 2026-07-01T08:00:00Z |"
                        + " 2026-07-01T09:30:00Z",
                "DTSTART;TZID=W. Europe Standard Time:20261201T080000 | DURATION:P1W |"
                        + " 2026-12-01T07:00:00Z | 2026-12-08T07:00:00Z",
                "DTSTART;VALUE=DATE;TZID=Europe/Amsterdam:20261201 | SUMMARY:All day |"
                        + " 2026-11-30T23:00:00Z | 2026-12-01T23:00:00Z",
            })
    void timesOfEventsAreThoseOfCalendars(String start, String end, Instant from, Instant to)
            throws IOException {
        WorkOrder visit =
                orders("o.ics", EVENT.replaceAll("DTSTART.*", start).replaceAll("DTEND.*", end))
                        .get(1);
        assertThat(visit.from()).isEqualTo(from);
        assertThat(visit.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"STATUS:CANCELLED", "STATUS:TENTATIVE"})
    void eventThatIsNotAgreedPermitsNothing(String status) throws IOException {
        assertThat(orders("o.ics", EVENT.replace("END:VEVENT", status + "\nEND:VEVENT")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "END:VEVENT | RRULE:FREQ=DAILY\\nEND:VEVENT | 3: RRULE: an order is one visit; make"
                        + " a window of what recurs",
                "LOCATION:xray-1 | LOCATION:hall 3 | 3: asset: 'hall 3' is not the id of any asset;"
                        + " known here: xray-1",
                "LOCATION:xray-1 | SUMMARY:x | 3: asset: missing",
                "UID:visit-1@planning.example | SUMMARY:x | 3: id: missing",
                "DTEND;TZID=Europe/Amsterdam:20260701T120000 | SUMMARY:x | 3: DTSTART: the event"
                        + " has neither DTEND nor DURATION",
                "DTSTART;TZID=Europe/Amsterdam: | DTSTART: | 3: DTSTART: '20260701T080000' has no"
                        + " time zone: neither TZID, nor Z, nor X-WR-TIMEZONE",
                "DTSTART;TZID=Europe/Amsterdam: | DTSTART;TZID=Mars: | 3: DTSTART: 'Mars' is not a"
                        + " time zone such as Europe/Amsterdam or UTC",
                "END:VEVENT | CATEGORIES:visit\\nEND:VEVENT | 3: tools: 'visit' is not the id of any"
                        + " approved tool; known here: ssh, rdp",
                "END:VEVENT\\nEND:VCALENDAR\\n | '' | 3: the event has no END:VEVENT",
                "BEGIN:VCALENDAR\\n | '' | 1: not a calendar: BEGIN:VCALENDAR is expected",
                "VERSION:2.0 | what is this | 2: not a line of a calendar: Skipping malformed line"
                        + " (no colon character found).",
            })
    void mistakeInCalendarIsToldWithItsEvent(String right, String wrong, String message) {
        assertRefused(
                "o.ics",
                EVENT.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n")),
                message);
    }

    @Test
    void fileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> orders("o.txt", "x"))
                .hasMessage(
                        folder
                                + "/policy.yaml:10:22: maintenance.work-order-files[0]: 'o.txt' is"
                                + " neither .csv nor .ics");
    }

    private List<WorkOrder> orders(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Path policy =
                Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("FILE", name));
        return PolicyReader.read(policy).maintenance().workOrders();
    }

    private void assertRefused(String name, String text, String message) {
        assertThatThrownBy(() -> orders(name, text))
                .isInstanceOf(ConfigException.class)
                .hasMessage("%s/%s:%s".formatted(folder, name, message));
    }
}
