package eu.sealwatch.collector.alert;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import eu.sealwatch.collector.alert.Alerts.DeadLetter;
import eu.sealwatch.collector.alert.format.Alert;
import eu.sealwatch.collector.store.FindingChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What still has to be told, to whom: {@code alerts.sqlite} in the data folder. How far the log is
 * told stands in the same transaction as what follows from it, so that a crash neither loses nor
 * repeats an alert before it is sent; one that falls between sending and noting it repeats a
 * message under its old id. Not flushed with each commit: what a power cut takes away is the end,
 * place included, and is made from the log again.
 */
final class Outbox implements AutoCloseable {

    /** Waiting for one receiver; above that the oldest become dead letters. */
    static final int MOST_WAITING = 100_000;

    private static final Table<Record> PLACE = table(name("place"));
    private static final Table<Record> OUTBOX = table(name("outbox"));
    private static final Field<Long> NUMBER = field(name("number"), Long.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<String> ALERT = field(name("alert"), String.class);
    private static final Field<Long> ENTRY = field(name("entry"), Long.class);
    private static final Field<String> FINDING = field(name("finding"), String.class);
    private static final Field<String> CHANGE = field(name("change"), String.class);
    private static final Field<Long> TIME = field(name("time"), Long.class);
    private static final Field<Long> SINCE = field(name("since"), Long.class);
    private static final Field<@Nullable String> MESSAGE = field(name("message"), String.class);
    private static final Field<@Nullable String> ERROR = field(name("error"), String.class);

    private final HikariDataSource dataSource;
    private final DSLContext sql;

    Outbox(Path file) {
        var config = new HikariConfig();
        config.setPoolName("alerts");
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(4);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        config.addDataSourceProperty("busy_timeout", "10000");
        // two who read and then write would refuse each other: who means to write says so first
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:eu/sealwatch/collector/alert")
                .load()
                .migrate();
        sql = DSL.using(dataSource, SQLDialect.SQLITE);
    }

    /** One alert on its way to one channel. */
    record Waiting(long number, FindingChange change, long since, Optional<UUID> message) {}

    /** An alert that one channel gets. */
    record Routed(String channel, FindingChange change) {}

    /** Changes below this log index are in the outbox; begins at the index given. */
    long place(long first) {
        sql.insertInto(PLACE, field(name("id"), Integer.class), ENTRY)
                .values(1, first)
                .onConflictDoNothing()
                .execute();
        return sql.select(ENTRY).from(PLACE).fetchSingle(ENTRY);
    }

    /** Takes alerts in, and notes how far the log is told. */
    void queue(List<Routed> routed, long place, long now) {
        sql.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            for (Routed each : routed) {
                FindingChange change = each.change();
                tx.insertInto(OUTBOX, CHANNEL, ALERT, ENTRY, FINDING, CHANGE, TIME, SINCE)
                        .values(
                                each.channel(),
                                Alert.idOf(change).toString(),
                                change.entry(),
                                change.finding(),
                                change.kind().word(),
                                change.time(),
                                now)
                        .onConflictDoNothing()
                        .execute();
            }
            tx.update(PLACE).set(ENTRY, place).execute();
            for (String channel : routed.stream().map(Routed::channel).distinct().toList()) {
                bound(tx, channel);
            }
        });
    }

    private static void bound(DSLContext tx, String channel) {
        int above = tx.fetchCount(OUTBOX, waiting(channel)) - MOST_WAITING;
        if (above > 0) {
            tx.update(OUTBOX)
                    .set(ERROR, "more than " + MOST_WAITING + " were waiting")
                    .where(
                            NUMBER.in(
                                    DSL.select(NUMBER)
                                            .from(OUTBOX)
                                            .where(waiting(channel))
                                            .orderBy(NUMBER)
                                            .limit(above)))
                    .execute();
        }
        // dead letters are bounded alike: the oldest go
        tx.deleteFrom(OUTBOX)
                .where(CHANNEL.eq(channel))
                .and(ERROR.isNotNull())
                .and(
                        NUMBER.notIn(
                                DSL.select(NUMBER)
                                        .from(OUTBOX)
                                        .where(CHANNEL.eq(channel))
                                        .and(ERROR.isNotNull())
                                        .orderBy(NUMBER.desc())
                                        .limit(MOST_WAITING)))
                .execute();
    }

    /** The alerts of the oldest message that was begun; failing that, of those not in any. */
    List<Waiting> next(String channel, int most) {
        @Nullable String begun =
                sql.select(MESSAGE)
                        .from(OUTBOX)
                        .where(waiting(channel))
                        .and(MESSAGE.isNotNull())
                        .orderBy(NUMBER)
                        .limit(1)
                        .fetchOne(MESSAGE);
        return sql.select(NUMBER, ENTRY, FINDING, CHANGE, TIME, SINCE, MESSAGE)
                .from(OUTBOX)
                .where(waiting(channel))
                .and(begun == null ? MESSAGE.isNull() : MESSAGE.eq(begun))
                .orderBy(NUMBER)
                .limit(most)
                .fetch(row ->
                        new Waiting(
                                row.get(NUMBER),
                                new FindingChange(
                                        row.get(ENTRY),
                                        row.get(FINDING),
                                        kind(row.get(CHANGE)),
                                        row.get(TIME)),
                                row.get(SINCE),
                                Optional.ofNullable(row.get(MESSAGE)).map(UUID::fromString)));
    }

    /** Settles that these go out in one message, however often it is sent. */
    void bind(List<Waiting> alerts, UUID message) {
        sql.update(OUTBOX)
                .set(MESSAGE, message.toString())
                .where(NUMBER.in(numbers(alerts)))
                .execute();
    }

    void delivered(List<Waiting> alerts) {
        sql.deleteFrom(OUTBOX).where(NUMBER.in(numbers(alerts))).execute();
    }

    void giveUp(List<Waiting> alerts, String why) {
        sql.update(OUTBOX).set(ERROR, why).where(NUMBER.in(numbers(alerts))).execute();
    }

    /** Newest first. */
    List<DeadLetter> deadLetters(int most) {
        return sql.select(CHANNEL, FINDING, CHANGE, SINCE, ERROR)
                .from(OUTBOX)
                .where(ERROR.isNotNull())
                .orderBy(NUMBER.desc())
                .limit(most)
                .fetch(row ->
                        new DeadLetter(
                                row.get(CHANNEL),
                                row.get(FINDING),
                                row.get(CHANGE),
                                Instant.ofEpochMilli(row.get(SINCE)),
                                String.valueOf(row.get(ERROR))));
    }

    /** Tries a channel's dead letters again; returns how many. */
    int revive(String channel, long now) {
        return sql.update(OUTBOX)
                .setNull(ERROR)
                .set(SINCE, now)
                .where(CHANNEL.eq(channel))
                .and(ERROR.isNotNull())
                .execute();
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static Condition waiting(String channel) {
        return CHANNEL.eq(channel).and(ERROR.isNull());
    }

    private static List<Long> numbers(List<Waiting> alerts) {
        return alerts.stream().map(Waiting::number).toList();
    }

    private static FindingChange.Kind kind(String word) {
        return FindingChange.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
