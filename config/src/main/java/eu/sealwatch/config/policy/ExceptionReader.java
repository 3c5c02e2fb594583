package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads which findings somebody answers for. */
record ExceptionReader(Ids assetIds, FindingCodes codes) {
    private static final String[] KEYS = {
        "id", "code", "finding", "subject", "about", "owner", "reason", "created", "expires"
    };

    List<PolicyException> read(YamlSection root) {
        return Ids.each(root, "exceptions", this::exception, KEYS);
    }

    private PolicyException exception(YamlSection section) {
        Optional<LocalDate> created = section.optional("created", Times::date);
        LocalDate expires = section.value("expires", Times::date);
        if (created.isPresent() && expires.isBefore(created.get())) {
            throw section.error("expires", "an exception cannot end before it is made");
        }
        return new PolicyException(
                section.value("id", Ids::id),
                section.value("code", codes::codeOrGroup),
                section.optional("finding", ExceptionReader::findingId),
                section.optional("subject", assetIds::reference),
                section.optionalText("about"),
                section.text("owner"),
                section.text("reason"),
                created,
                expires,
                Line.of(section));
    }

    private static String findingId(String text) {
        if (text.matches("[0-9a-zA-Z-]{8,64}")) {
            return text;
        }
        throw new IllegalArgumentException("'" + text + "' is not the id of a finding");
    }
}
