package org.aumbry.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each grant releases, and what was shown of it. */
@Repository
class SupportObjectStore {

    static final String ADD = """
            insert into support_object (grant_id, object_id, blob_id, version, size_bytes, title_sealed, key_sealed)
            values (:grant, :object, :blob, :version, :size, :title, :key)
            """;

    static final String FIND = """
            select object_id, blob_id, version, size_bytes, title_sealed, key_sealed
              from support_object
             where grant_id = :grant
               and object_id = :object
            """;

    static final String FORGET = """
            delete from support_object
             where grant_id = :grant
            """;

    static final String ADD_SHOWN = """
            insert into support_shown (id, grant_id, object_id, verb, at)
            values (:id, :grant, :object, :verb, :at)
            """;

    static final String SHOWN = """
            select object_id, verb, at
              from support_shown
             where grant_id = :grant
             order by at, id
             limit 1000
            """;

    static final String BEGIN_CHANGE = """
            insert into support_change (order_id, at)
            values (:order, :at)
                on conflict on constraint support_change_pk do nothing
            """;

    private final JdbcClient db;

    SupportObjectStore(JdbcClient db) {
        this.db = db;
    }

    /** One object as a grant releases it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(UUID object, UUID blob, int version, long sizeBytes, byte[] titleSealed, byte[] keySealed) {}

    void add(SupportGrantId grant, Row row) {
        db.sql(ADD)
                .param("grant", grant.value())
                .param("object", row.object())
                .param("blob", row.blob())
                .param("version", row.version())
                .param("size", row.sizeBytes())
                .param("title", row.titleSealed())
                .param("key", row.keySealed())
                .update();
    }

    Optional<Row> find(SupportGrantId grant, UUID object) {
        return db.sql(FIND)
                .param("grant", grant.value())
                .param("object", object)
                .query((row, number) -> new Row(
                        row.getObject("object_id", UUID.class), row.getObject("blob_id", UUID.class),
                        row.getInt("version"), row.getLong("size_bytes"), row.getBytes("title_sealed"),
                        row.getBytes("key_sealed")))
                .optional();
    }

    void forget(SupportGrantId grant) {
        db.sql(FORGET).param("grant", grant.value()).update();
    }

    void addShown(UUID id, SupportGrantId grant, UUID object, SupportVerb verb, Instant now) {
        db.sql(ADD_SHOWN)
                .param("id", id)
                .param("grant", grant.value())
                .param("object", object)
                .param("verb", verb.stored())
                .param("at", SupportStore.utc(now))
                .update();
    }

    /** False when the change was carried out before; else it counts as carried out with this transaction. */
    boolean beginChange(UUID order, Instant now) {
        return db.sql(BEGIN_CHANGE).param("order", order).param("at", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    List<Shown> shown(SupportGrantId grant) {
        return db.sql(SHOWN).param("grant", grant.value()).query(SupportObjectStore::shown).list();
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                row.getObject("object_id", UUID.class),
                SupportVerb.valueOf(row.getString("verb").toUpperCase(Locale.ROOT)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
