package org.aumbry.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Requests for access to the entered network and their answers. */
@Repository
class SupportStore {

    private static final String TABLE = "support_grant";
    private static final String COLUMNS = """
            select id, text_sealed, asked_at, answered_at, answer, answered_by, approval_sealed, key_sealed, ends_at,
                   revoked_at
              from support_grant
            """;

    static final String ADD = """
            insert into support_grant (id, text_sealed, asked_at)
            values (:id, :text, :at)
                on conflict (id) do nothing
            """;

    static final String FIND = COLUMNS + """
             where id = :id
            """;

    static final String LOCK = COLUMNS + """
             where id = :id
               for update
            """;

    static final String NEWEST = COLUMNS + """
             order by asked_at desc, id
             limit 200
            """;

    static final String APPROVE = """
            update support_grant
               set answer = 'approved',
                   answered_at = :at,
                   answered_by = :by,
                   approval_sealed = :approval,
                   key_sealed = :key,
                   ends_at = :ends
             where id = :id
            """;

    static final String DECLINE = """
            update support_grant
               set answer = 'declined',
                   answered_at = :at,
                   answered_by = :by
             where id = :id
            """;

    static final String REVOKE = """
            update support_grant
               set revoked_at = :at,
                   revoked_by = :by,
                   key_sealed = null
             where id = :id
            """;

    static final String LIVE = """
            select exists (select 1
                             from support_grant
                            where answer = 'approved'
                              and revoked_at is null
                              and ends_at > :now)
            """;

    static final String OVER = """
            select id
              from support_grant
             where answer = 'approved'
               and key_sealed is not null
               and ends_at <= :now
             order by id
             limit 100
            """;

    static final String DROP_KEY = """
            update support_grant
               set key_sealed = null
             where id = :id
            """;

    static final String ADD_ALARM = """
            insert into support_alarm (hour)
            values (date_trunc('hour', cast(:now as timestamptz)))
                on conflict (hour) do nothing
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    SupportStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    /** A row as it is stored; nothing in it is believed before it was checked. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            UUID id,
            byte[] textSealed,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            @Nullable UserId answeredBy,
            byte @Nullable [] approvalSealed,
            byte @Nullable [] keySealed,
            @Nullable Instant endsAt,
            @Nullable Instant revokedAt) {}

    /** False when it was there already. */
    boolean add(GrantText text) {
        return db.sql(ADD)
                .param("id", text.id())
                .param("text", sealer.seal(KeyScope.SUPPORT, cell(text.id(), "text_sealed"), text.text()))
                .param("at", utc(text.askedAt()))
                .update() == 1;
    }

    Optional<Row> find(SupportGrantId id) {
        return db.sql(FIND).param("id", id.value()).query(SupportStore::row).optional();
    }

    Optional<Row> lock(SupportGrantId id) {
        return db.sql(LOCK).param("id", id.value()).query(SupportStore::row).optional();
    }

    List<Row> newest() {
        return db.sql(NEWEST).query(SupportStore::row).list();
    }

    /** @throws org.aumbry.crypto.TamperedException when they are not what was asked */
    GrantText text(Row row) {
        var text = sealer.open(cell(row.id(), "text_sealed"), row.textSealed());
        return GrantText.parse(text)
                .filter(read -> read.id().equals(row.id()))
                .orElseThrow(() -> new IllegalArgumentException("the words of a request are not of its form"));
    }

    /** @throws org.aumbry.crypto.TamperedException when it is not what was stored for this request */
    Optional<Approval> approval(Row row) {
        byte @Nullable [] sealed = row.approvalSealed();
        return sealed == null
                ? Optional.empty()
                : Optional.of(json.readValue(
                        sealer.openBytes(cell(row.id(), "approval_sealed"), sealed), Approval.class));
    }

    void approve(SupportGrantId id, Approval approval, byte[] key, Instant ends) {
        db.sql(APPROVE)
                .param("id", id.value())
                .param("at", utc(approval.at()))
                .param("by", approval.by())
                .param("approval", sealer.sealBytes(
                        KeyScope.SUPPORT, cell(id.value(), "approval_sealed"), json.writeValueAsBytes(approval)))
                .param("key", key)
                .param("ends", utc(ends))
                .update();
    }

    void decline(SupportGrantId id, UserId by, Instant now) {
        db.sql(DECLINE).param("id", id.value()).param("by", by.value()).param("at", utc(now)).update();
    }

    void revoke(SupportGrantId id, UserId by, Instant now) {
        db.sql(REVOKE).param("id", id.value()).param("by", by.value()).param("at", utc(now)).update();
    }

    /** Whether any access is open now, as the rows say; for telling people, not for letting anybody in. */
    boolean live(Instant now) {
        return db.sql(LIVE).param("now", utc(now)).query(Boolean.class).single();
    }

    /** Those whose hours are over and whose key is still there. */
    List<SupportGrantId> over(Instant now) {
        return db.sql(OVER).param("now", utc(now)).query(UUID.class).list().stream().map(SupportGrantId::new).toList();
    }

    void dropKey(SupportGrantId id) {
        db.sql(DROP_KEY).param("id", id.value()).update();
    }

    /** Whether it is the first of this hour. */
    boolean addAlarm(Instant now) {
        return db.sql(ADD_ALARM).param("now", utc(now)).update() == 1;
    }

    private static Cell cell(UUID id, String column) {
        return new Cell(TABLE, id, column);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var by = row.getObject("answered_by", UUID.class);
        return new Row(
                row.getObject("id", UUID.class), row.getBytes("text_sealed"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(), instant(row, "answered_at"),
                row.getString("answer"), by == null ? null : new UserId(by), row.getBytes("approval_sealed"),
                row.getBytes("key_sealed"), instant(row, "ends_at"), instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
