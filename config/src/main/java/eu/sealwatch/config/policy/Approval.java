package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who answers for the policy. A proposal names nobody yet, and is put in force by no collector.
 *
 * @param proposed day up to which it was learned from traffic, if it was
 * @param approver the person who took it on
 * @param date when
 */
public record Approval(
        Optional<LocalDate> proposed,
        Optional<String> approver,
        Optional<LocalDate> date,
        Line line) {

    static Approval read(YamlSection section) {
        section.only("proposed", "approver", "date");
        var approval =
                new Approval(
                        section.optional("proposed", Times::date),
                        section.optionalText("approver"),
                        section.optional("date", Times::date),
                        Line.of(section));
        if (approval.date.isPresent() && approval.approver.isEmpty()) {
            throw section.error("date", "without 'approver'; who approved it on that day?");
        }
        return approval;
    }

    /** Whether nobody has taken it on yet. */
    public boolean missing() {
        return approver.isEmpty();
    }
}
