package org.aumbry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeptValuesStore {

    static final String HOLDS = """
            select id, user_id, object_id, from_at, until_at, reason_sealed, placed_by, placed_at
              from journal_hold
             where lifted_at is null
             order by placed_at desc, id
             limit 200
            """;

    static final String HOLD = """
            select id, user_id, object_id, from_at, until_at, reason_sealed, placed_by, placed_at
              from journal_hold
             where id = :id
               and lifted_at is null
            """;

    static final String STANDING = """
            select id, user_id, object_id, placed_at
              from journal_hold
             where lifted_at is null
             order by placed_at, id
             limit 100000
            """;

    static final String KEEPING = """
            select h.id, h.user_id, h.object_id, h.placed_at
              from journal_hold h
             where h.lifted_at is null
               and exists (select 1
                             from journal_entry d
                            where d.user_id = :person
                              and d.details_sealed is not null
                              and (h.user_id is null or h.user_id in (d.user_id, d.object_id))
                              and (h.object_id is null or h.object_id = d.object_id)
                              and (h.from_at is null or h.from_at <= d.at)
                              and (h.until_at is null or h.until_at > d.at))
             order by h.placed_at, h.id
             limit 1
            """;

    static final String ADD = """
            insert into journal_hold (id, user_id, object_id, from_at, until_at, reason_sealed, placed_by, placed_at)
            values (:id, :person, :object, cast(:from as timestamptz), cast(:until as timestamptz), :reason, :by, :at)
            """;

    static final String LIFT = """
            update journal_hold
               set lifted_by = :by,
                   lifted_at = :at
             where id = :id
               and lifted_at is null
            """;

    static final String ERASED_BEFORE = "select erased_before from journal_keeping";

    static final String WAIT = "select erased_before from journal_keeping for update";

    static final String TURN = "select erased_before from journal_keeping for update skip locked";

    static final String WENT_THROUGH = "update journal_keeping set erased_before = :at";

    static final String ERASE = """
            select entry_id, entry_at
              from erase_values(:erasure, :from, :before, :most)
            """;

    static final String ERASURES = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where object_id = any(:erasures)
               and object_kind = 'erasure'
               and verb = 'journal.erase'
             limit 10000
            """;

    static final String NEWEST = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where user_id = '00000000-0000-0000-0000-000000000000'
               and verb = 'journal.erase'
             order by at desc, id desc
             limit :limit
            """;

    static final String ERASED_BY = """
            select id
              from journal_entry
             where erased_by = :erasure
             limit 100000
            """;

    static final String OVERDUE = """
            select count(*)
              from (select 1
                      from journal_entry d
                     where d.at < :before
                       and d.details_sealed is not null
                       and d.commitments is not null
                       and d.verb <> 'journal.erase'
                       and not exists (select 1
                                         from journal_hold h
                                        where h.lifted_at is null
                                          and (h.user_id is null or h.user_id in (d.user_id, d.object_id))
                                          and (h.object_id is null or h.object_id = d.object_id)
                                          and (h.from_at is null or h.from_at <= d.at)
                                          and (h.until_at is null or h.until_at > d.at))
                     limit 1000) late
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final EntryDetails details;

    KeptValuesStore(JdbcClient db, Sealer sealer, EntryDetails details) {
        this.db = db;
        this.sealer = sealer;
        this.details = details;
    }

    /** An entry whose values went. */
    record Gone(UUID entry, Instant at) {}

    List<KeptValues.Hold> holds() {
        return db.sql(HOLDS).query(this::hold).list();
    }

    Optional<KeptValues.Hold> find(UUID id) {
        return db.sql(HOLD).param("id", id).query(this::hold).optional();
    }

    List<KeptValues.Standing> standing() {
        return db.sql(STANDING).query(KeptValuesStore::bare).list();
    }

    Optional<KeptValues.Standing> keeping(UserId person) {
        return db.sql(KEEPING).param("person", person.value()).query(KeptValuesStore::bare).optional();
    }

    private static KeptValues.Standing bare(ResultSet row, int number) throws SQLException {
        return new KeptValues.Standing(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("object_id", UUID.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant());
    }

    void add(KeptValues.Hold hold) {
        db.sql(ADD)
                .param("id", hold.id())
                .param("person", hold.person())
                .param("object", hold.object())
                .param("from", utc(hold.from()))
                .param("until", utc(hold.until()))
                .param("reason", sealer.seal(KeyScope.JOURNAL, cell(hold.id()), hold.reason()))
                .param("by", hold.by().value())
                .param("at", utc(hold.at()))
                .update();
    }

    void lift(UUID id, UserId by, Instant at) {
        db.sql(LIFT).param("id", id).param("by", by.value()).param("at", utc(at)).update();
    }

    Instant erasedBefore() {
        return db.sql(ERASED_BEFORE).query(OffsetDateTime.class).single().toInstant();
    }

    /** Returns when no erasure is under way, and lets none begin until the transaction ends. */
    void waitForErasure() {
        db.sql(WAIT).query(OffsetDateTime.class).single();
    }

    /** Up to when the journal was gone through; empty while somebody else goes through it or changes holds. */
    Optional<Instant> turn() {
        return db.sql(TURN).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    void wentThrough(Instant at) {
        db.sql(WENT_THROUGH).param("at", utc(at)).update();
    }

    List<Gone> erase(UUID erasure, Instant from, Instant before, int most) {
        return db.sql(ERASE)
                .param("erasure", erasure)
                .param("from", utc(from))
                .param("before", utc(before))
                .param("most", most)
                .query((row, number) -> new Gone(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("entry_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Map<UUID, KeptValues.Erasure> erasures(Collection<UUID> wanted) {
        var found = new HashMap<UUID, KeptValues.Erasure>();
        db.sql(ERASURES)
                .param("erasures", wanted.toArray(UUID[]::new))
                .query((row, number) -> details.examine(row))
                .list()
                .forEach(read -> erasure(read).ifPresent(each -> found.put(each.id(), each)));
        return found;
    }

    List<KeptValues.Erasure> newest(int limit) {
        return db.sql(NEWEST).param("limit", limit).query((row, number) -> details.examine(row)).list().stream()
                .flatMap(read -> erasure(read).stream())
                .toList();
    }

    List<UUID> erasedBy(UUID erasure) {
        return db.sql(ERASED_BY).param("erasure", erasure).query(UUID.class).list();
    }

    long overdue(Instant before) {
        return db.sql(OVERDUE).param("before", utc(before)).query(Long.class).single();
    }

    private static Optional<KeptValues.Erasure> erasure(ReadEntry read) {
        var said = read.entry().details();
        var id = read.entry().object().id();
        try {
            return id == null || !said.containsKey(KeptValues.BEFORE)
                    ? Optional.empty()
                    : Optional.of(new KeptValues.Erasure(
                            id,
                            Instant.parse(said.get(KeptValues.BEFORE)),
                            Long.parseLong(said.getOrDefault(KeptValues.ENTRIES, "0")),
                            said.getOrDefault(KeptValues.DIGEST, "")));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private KeptValues.Hold hold(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new KeptValues.Hold(
                id,
                row.getObject("user_id", UUID.class),
                row.getObject("object_id", UUID.class),
                instant(row, "from_at"),
                instant(row, "until_at"),
                sealer.open(cell(id), row.getBytes("reason_sealed")),
                new UserId(row.getObject("placed_by", UUID.class)),
                row.getObject("placed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Cell cell(UUID id) {
        return new Cell("journal_hold", id, "reason_sealed");
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
