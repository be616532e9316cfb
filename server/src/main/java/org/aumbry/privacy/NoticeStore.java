package org.aumbry.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class NoticeStore {

    private static final String TABLE = "privacy_notice";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    static final String NEWEST = """
            select version, row_id, contact_sealed, texts_sealed, facts_sealed, published_by, published_at
              from privacy_notice
             order by version desc
             limit 1
            """;

    static final String ONE = """
            select version, row_id, contact_sealed, texts_sealed, facts_sealed, published_by, published_at
              from privacy_notice
             where version = :version
            """;

    static final String PUBLICATIONS = """
            select version, published_by, published_at
              from privacy_notice
             order by version desc
             limit 200
            """;

    static final String PUBLISHED = """
            select exists (select 1 from privacy_notice)
            """;

    /** Two who publish at once get one number; the second is refused by the key. */
    static final String PUBLISH = """
            insert into privacy_notice
                   (version, row_id, contact_sealed, texts_sealed, facts_sealed, published_by, published_at)
            select coalesce(max(version), 0) + 1, :row, :contact, :texts, :facts, :by, :at
              from privacy_notice
            returning version
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    NoticeStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    Optional<Notice> newest() {
        return db.sql(NEWEST).query(this::notice).optional();
    }

    Optional<Notice> find(int version) {
        return db.sql(ONE).param("version", version).query(this::notice).optional();
    }

    List<Publication> publications() {
        return db.sql(PUBLICATIONS)
                .query((row, number) -> new Publication(
                        row.getInt("version"), new UserId(row.getObject("published_by", UUID.class)), at(row)))
                .list();
    }

    boolean published() {
        return db.sql(PUBLISHED).query(Boolean.class).single();
    }

    int publish(UUID row, NoticeDraft draft, Facts facts, UserId by, Instant now) {
        return db.sql(PUBLISH)
                .param("row", row)
                .param("contact", seal(row, "contact_sealed", draft.contact()))
                .param("texts", seal(row, "texts_sealed", json.writeValueAsString(draft.texts())))
                .param("facts", seal(row, "facts_sealed", json.writeValueAsString(facts)))
                .param("by", by.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        var id = row.getObject("row_id", UUID.class);
        return new Notice(
                row.getInt("version"),
                json.readValue(open(row, id, "texts_sealed"), TEXTS),
                open(row, id, "contact_sealed"),
                json.readValue(open(row, id, "facts_sealed"), Facts.class),
                new UserId(row.getObject("published_by", UUID.class)),
                at(row));
    }

    private byte[] seal(UUID row, String column, String text) {
        return sealer.seal(KeyScope.CONTENT, new Cell(TABLE, row, column), text);
    }

    private String open(ResultSet row, UUID id, String column) throws SQLException {
        return sealer.open(new Cell(TABLE, id, column), row.getBytes(column));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("published_at", OffsetDateTime.class).toInstant();
    }
}
