package eu.sealwatch.collector.judge;

import java.util.Locale;

/** Writes {@code docs/findings.md} from the catalogue, so that the page cannot go stale. */
public final class FindingsPage {
    private FindingsPage() {}

    public static String markdown() {
        var page = new StringBuilder();
        page.append(
                """
                # Findings

                What each finding code means and what to do. This page is written by `FindingsPage` \
                from the catalogue; change it there. A policy sets another severity under \
                `severities`.

                | code | finding | severity | ATT&CK |
                |---|---|---|---|
                """);
        for (Catalogue.Entry entry : Catalogue.entries()) {
            page.append(
                    "| [%s](#%s) | %s | %s | %s |%n"
                            .formatted(
                                    entry.code(),
                                    entry.anchor(),
                                    entry.title(),
                                    severity(entry),
                                    entry.technique()));
        }
        Catalogue.entries().forEach(entry -> append(page, entry));
        return page.toString();
    }

    private static void append(StringBuilder page, Catalogue.Entry entry) {
        page.append(
                """

                ## %s

                **%s.** %s

                *Why it matters.* %s

                *What to do.* %s

                *To allow it.* %s

                Severity %s%s.
                """
                        .formatted(
                                entry.code(),
                                entry.title(),
                                entry.meaning(),
                                entry.why(),
                                entry.advice(),
                                entry.exception(),
                                severity(entry),
                                technique(entry)));
    }

    private static String technique(Catalogue.Entry entry) {
        return entry.technique().isEmpty()
                ? ""
                : "; ATT&CK [%s](https://attack.mitre.org/techniques/%s/)"
                        .formatted(entry.technique(), entry.technique().replace('.', '/'));
    }

    private static String severity(Catalogue.Entry entry) {
        return entry.severity().name().toLowerCase(Locale.ROOT);
    }
}
