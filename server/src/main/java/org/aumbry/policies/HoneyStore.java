package org.aumbry.policies;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoneyStore {

    static final String ADD = """
            insert into honey (id, kind, object_id, name_sealed, marked_by, marked_at)
            values (:id, :kind, :object, :name, :by, :at)
                on conflict (object_id) do nothing
            """;

    static final String LIST = """
            select id, kind, object_id, name_sealed, marked_by, marked_at
              from honey
             order by id
             limit 200
            """;

    static final String DOCUMENTS = """
            select object_id
              from honey
             where kind = 'document'
             limit 200
            """;

    static final String IS_TOKEN = """
            select exists (select 1
                             from honey
                            where kind = 'token'
                              and object_id = :token)
            """;

    static final String REMOVE = """
            delete from honey
             where id = :id
            returning kind, object_id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    HoneyStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    boolean add(Honey honey) {
        return db.sql(ADD)
                .param("id", honey.id())
                .param("kind", honey.token() ? "token" : "document")
                .param("object", honey.object())
                .param("name", sealer.seal(KeyScope.SETTINGS, cell(honey.id()), honey.name()))
                .param("by", honey.markedBy().value())
                .param("at", utc(honey.markedAt()))
                .update() == 1;
    }

    List<Honey> list() {
        return db.sql(LIST).query(this::honey).list();
    }

    List<UUID> documents() {
        return db.sql(DOCUMENTS).query(UUID.class).list();
    }

    boolean isToken(UUID token) {
        return db.sql(IS_TOKEN).param("token", token).query(Boolean.class).single();
    }

    /** What was removed: whether it was a token, and which thing. */
    record Removed(boolean token, UUID object) {}

    Optional<Removed> remove(UUID id) {
        return db.sql(REMOVE)
                .param("id", id)
                .query((row, number) -> new Removed(
                        row.getString("kind").equals("token"), row.getObject("object_id", UUID.class)))
                .optional();
    }

    private Honey honey(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Honey(
                id,
                row.getString("kind").equals("token"),
                row.getObject("object_id", UUID.class),
                sealer.open(cell(id), row.getBytes("name_sealed")),
                new UserId(row.getObject("marked_by", UUID.class)),
                row.getObject("marked_at", OffsetDateTime.class).toInstant());
    }

    private static Cell cell(UUID id) {
        return new Cell("honey", id, "name_sealed");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
