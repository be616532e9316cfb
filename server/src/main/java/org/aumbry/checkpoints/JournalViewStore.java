package org.aumbry.checkpoints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalViewStore {

    static final String OF_USER = """
            select id, name_sealed, query_sealed
              from journal_view
             where user_id = :user
             order by saved_at, id
             limit 50
            """;

    static final String ADD = """
            insert into journal_view (id, user_id, name_sealed, query_sealed, saved_at)
            values (:id, :user, :name, :query, :at)
            """;

    static final String REMOVE = """
            delete from journal_view
             where id = :id
               and user_id = :user
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    JournalViewStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<JournalView> of(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(this::view).list();
    }

    void add(JournalView view, UserId user, Instant at) {
        var scope = KeyScope.person(user);
        db.sql(ADD)
                .param("id", view.id())
                .param("user", user.value())
                .param("name", sealer.seal(scope, cell(view.id(), "name_sealed"), view.name()))
                .param("query", sealer.seal(scope, cell(view.id(), "query_sealed"), view.query()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was there. */
    boolean remove(UUID id, UserId user) {
        return db.sql(REMOVE).param("id", id).param("user", user.value()).update() == 1;
    }

    private JournalView view(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new JournalView(
                id,
                sealer.open(cell(id, "name_sealed"), row.getBytes("name_sealed")),
                sealer.open(cell(id, "query_sealed"), row.getBytes("query_sealed")));
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("journal_view", id, column);
    }
}
