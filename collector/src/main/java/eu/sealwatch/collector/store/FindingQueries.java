package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import eu.sealwatch.config.policy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What people ask about findings. Every question is bounded, and keeps to a scope of sites. */
public final class FindingQueries {
    private static final int MOST_RELATED = 12;

    private final DSLContext sql;

    public FindingQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * What is looked for; empty parts take everything.
     *
     * @param text part of the sentence, subject or place, letter case not regarded
     */
    public record Filter(
            Set<Severity> severities,
            Set<String> states,
            Optional<String> code,
            Optional<String> site,
            Optional<String> subject,
            String text) {
        public Filter {
            severities = Set.copyOf(severities);
            states = Set.copyOf(states);
        }

        public static final Filter NONE =
                new Filter(
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "");
    }

    /** Last seen first. */
    public Page<StoredFinding> page(
            Filter filter, SiteScope scope, Optional<Cursor> after, int most) {
        List<StoredFinding> rows =
                sql.select()
                        .from(FINDING)
                        .where(conditions(filter, scope))
                        .and(
                                after.map(cursor ->
                                                DSL.row(LAST_SEEN, ID)
                                                        .lt(cursor.time(), cursor.id()))
                                        .orElse(DSL.noCondition()))
                        .orderBy(LAST_SEEN.desc(), ID.desc())
                        .limit(most + 1)
                        .fetch(FindingRows::read);
        if (rows.size() <= most) {
            return new Page<>(rows, Optional.empty());
        }
        StoredFinding last = rows.get(most - 1);
        return new Page<>(
                rows.subList(0, most),
                Optional.of(new Cursor(last.lastSeen(), last.finding().id())));
    }

    public Optional<StoredFinding> one(String id, SiteScope scope) {
        return sql.select()
                .from(FINDING)
                .where(ID.eq(id))
                .and(within(scope))
                .fetchOptional()
                .map(FindingRows::read);
    }

    /** Those of the ids that exist within the scope. */
    public List<String> existing(List<String> ids, SiteScope scope) {
        return sql.select(ID).from(FINDING).where(ID.in(ids)).and(within(scope)).fetch(ID);
    }

    /** How many findings of a site are in a state, by severity. */
    public record Count(String site, String state, Severity severity, int findings) {}

    public List<Count> counts(SiteScope scope) {
        return sql.select(SITE, STATE, SEVERITY, DSL.count())
                .from(FINDING)
                .where(within(scope))
                .groupBy(SITE, STATE, SEVERITY)
                .fetch(row ->
                        new Count(
                                row.value1(), row.value2(), severity(row.value3()), row.value4()));
    }

    /** The codes that any finding has. */
    public List<String> codes() {
        return sql.selectDistinct(CODE).from(FINDING).orderBy(CODE).fetch(CODE);
    }

    /** Others about the same subject, last seen first. */
    public List<StoredFinding> related(StoredFinding to, SiteScope scope) {
        return sql.select()
                .from(FINDING)
                .where(SUBJECT.eq(to.finding().subject()))
                .and(ID.ne(to.finding().id()))
                .and(within(scope))
                .orderBy(LAST_SEEN.desc(), ID.desc())
                .limit(MOST_RELATED)
                .fetch(FindingRows::read);
    }

    private static List<Condition> conditions(Filter filter, SiteScope scope) {
        var all = new ArrayList<Condition>();
        all.add(within(scope));
        if (!filter.severities().isEmpty()) {
            all.add(SEVERITY.in(filter.severities().stream().map(Severity::number).toList()));
        }
        if (!filter.states().isEmpty()) {
            all.add(STATE.in(filter.states()));
        }
        filter.code().ifPresent(code -> all.add(CODE.eq(code)));
        filter.site().ifPresent(site -> all.add(SITE.eq(site)));
        filter.subject().ifPresent(subject -> all.add(SUBJECT.eq(subject)));
        if (!filter.text().isBlank()) {
            String text = filter.text().strip();
            all.add(
                    REASON.containsIgnoreCase(text)
                            .or(SUBJECT.containsIgnoreCase(text))
                            .or(ABOUT.containsIgnoreCase(text)));
        }
        return all;
    }

    private static Condition within(SiteScope scope) {
        return switch (scope) {
            case SiteScope.All() -> DSL.noCondition();
            case SiteScope.Some(Set<String> sites) -> SITE.in(sites);
        };
    }

    private static Severity severity(int number) {
        return Stream.of(Severity.values())
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
