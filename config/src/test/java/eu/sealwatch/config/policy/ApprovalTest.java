package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.yaml.ConfigException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final String BASE =
            """
            id: p
            version: 1
            sites:
              - {id: s, networks: [10.0.0.0/8]}
            """;

    @Test
    void policyThatSaysNothingIsNoProposal() {
        assertThat(PolicyReader.read(BASE, "p.yaml").approval()).isEmpty();
    }

    @Test
    void proposalIsMissingItsApprover() {
        Approval approval = read("approval: {proposed: 2026-10-06}\n");

        assertThat(approval.missing()).isTrue();
        assertThat(approval.proposed()).contains(LocalDate.of(2026, 10, 6));
        assertThat(approval.line()).hasToString("p.yaml:5");
    }

    @Test
    void approvedProposalNamesThePersonAndTheDay() {
        Approval approval =
                read("approval: {proposed: 2026-10-06, approver: J. Jansen, date: 2026-10-08}\n");

        assertThat(approval.missing()).isFalse();
        assertThat(approval.approver()).contains("J. Jansen");
        assertThat(approval.date()).contains(LocalDate.of(2026, 10, 8));
    }

    @Test
    void dayWithoutAPersonIsRefused() {
        assertThatThrownBy(() -> read("approval: {date: 2026-10-08}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("without 'approver'");
    }

    private static Approval read(String section) {
        return PolicyReader.read(BASE + section, "p.yaml").approval().orElseThrow();
    }
}
