package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Above a lock a site may be stricter, never laxer. */
class LocksTest {
    /** The lock stands on line 3. */
    private static final String NATIONAL =
            """
            id: national
            version: 3
            locked: [LOCKED]
            encryption: {preset: bsi-2026-01, least-grade: sufficient, name-required: true}
            residency: {countries: [EU], as: [AS64500]}
            severities: {endpoint.not-allowed: high}
            maintenance:
              tools: [ssh, rdp]
              jump-hosts: [{id: bastion, addresses: [10.1.0.5]}]
              windows: [{id: night, from: 22:00, to: 04:00, overridable: true}]
              orders-required: true
              longest: 2h
            """;

    /** What a test adds stands on line 6. */
    private static final String SITE =
            """
            includes: [national.yaml]
            id: port
            version: 7
            sites: [{id: quay, networks: [10.1.0.0/16]}]
            assets: [{id: xray-1, kind: cargo-xray, site: quay}]
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encryption | encryption: {preset: ncsc-nl-2025-05} | 6:14: encryption.preset: must"
                        + " be bsi-2026-01: 'encryption.preset'",
                "encryption | encryption: {least-grade: phase-out} | 6:14: encryption.least-grade:"
                        + " must be sufficient or better: 'encryption.least-grade'",
                "encryption.cleartext | encryption: {cleartext: true} | 6:14: encryption.cleartext:"
                        + " must be false: 'encryption.cleartext'",
                "encryption.name-required | encryption: {name-required: false} | 6:14:"
                        + " encryption.name-required: must be true: 'encryption.name-required'",
                "encryption | endpoints: [{id: e, names: [a], purpose: p, encryption: {cleartext:"
                        + " true}}] | 6:58: endpoints[0].encryption.cleartext: must be false:"
                        + " 'encryption.cleartext'",
                "residency | residency: {countries: [EU, US]} | 6:13: residency.countries: may not"
                        + " have US: 'residency.countries'",
                "residency.as | residency: {as: [64501]} | 6:13: residency.as: may not have 64501:"
                        + " 'residency.as'",
                "residency | residency: {unknown: allow} | 6:13: residency.unknown: must be"
                        + " finding: 'residency.unknown'",
                "severities | severities: {endpoint.not-allowed: low} | 6:14:"
                        + " severities.endpoint.not-allowed: must be high or higher: 'severities'",
                "severities | severities: {endpoint.direct-ip: low} | 6:14:"
                        + " severities.endpoint.direct-ip: may not be given: 'severities'",
                "maintenance | maintenance: {tools: [ssh, vnc]} | 6:15: maintenance.tools: may not"
                        + " have vnc: 'maintenance.tools'",
                "maintenance | maintenance: {orders-required: false} | 6:15:"
                        + " maintenance.orders-required: must be true:"
                        + " 'maintenance.orders-required'",
                "maintenance | maintenance: {longest: 3h} | 6:15: maintenance.longest: may not be"
                        + " longer: 'maintenance.longest'",
                "maintenance.longest | maintenance: {windows: [{id: w, from: 01:00, to: 02:00,"
                        + " longest: 3h}]} | 6:57: maintenance.windows[0].longest: may not be"
                        + " longer: 'maintenance.longest'",
                "maintenance | maintenance: {jump-hosts: [{id: own, addresses: [10.1.0.6]}]} |"
                        + " 6:28: maintenance.jump-hosts[0]: may not be added:"
                        + " 'maintenance.jump-hosts'",
                "maintenance | maintenance: {windows: [{id: w, from: 01:00, to: 02:00}]} | 6:25:"
                        + " maintenance.windows[0]: may not be added: 'maintenance.windows'",
                "endpoints | endpoints: [{id: e, names: [a], purpose: p}] | 6:13: endpoints[0]: may"
                        + " not be added: 'endpoints'",
                "exceptions | exceptions: [{id: e, code: leak.*, owner: o, reason: r, expires:"
                        + " 2027-01-01}] | 6:14: exceptions[0]: may not be added: 'exceptions'",
                "lookups | lookups: {grace: 1h} | 6:1: lookups: may not be given: 'lookups'",
                "detectors | detectors: {learning: 20d} | 6:1: detectors: may not be given:"
                        + " 'detectors'",
            })
    void laxerIsRefusedAtItsPlace(String locked, String line, String message) throws IOException {
        write(locked, line);
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "%s/policy.yaml:%s is locked by national.yaml:3"
                                .formatted(folder, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encryption: {least-grade: good, quantum-safe: true}",
                "endpoints: [{id: e, names: [a], purpose: p, encryption: {least-grade: good}}]",
                "residency: {countries: [NL, DE], unknown: finding}",
                "severities: {endpoint.not-allowed: critical}",
                "maintenance: {tools: [ssh], longest: 1h, orders-required: true}",
                "maintenance: {windows: [{id: night, from: 23:00, to: 02:00}]}",
            })
    void stricterIsTaken(String line) throws IOException {
        write("encryption, residency, severities, maintenance", line);
        assertThat(read().layers()).hasSize(2);
    }

    @Test
    void whatIsNotLockedMayBeLaxer() throws IOException {
        write(
                "encryption.cleartext",
                "encryption: {preset: ncsc-nl-2025-05, least-grade: phase-out}");
        assertThat(read().encryption().least().word()).isEqualTo("phase-out");
    }

    @Test
    void lockOfWhatCannotBeLockedNamesTheNearest() throws IOException {
        write("encryption.least-grad", "");
        assertThatThrownBy(this::read)
                .hasMessage(
                        folder
                                + "/national.yaml:3:10: locked[0]: 'encryption.least-grad' cannot"
                                + " be locked; did you mean 'encryption.least-grade'?");
    }

    private void write(String locked, String line) throws IOException {
        Files.writeString(folder.resolve("national.yaml"), NATIONAL.replace("LOCKED", locked));
        Files.writeString(folder.resolve("policy.yaml"), SITE + line + "\n");
    }

    private Policy read() {
        return PolicyReader.read(folder.resolve("policy.yaml"));
    }
}
