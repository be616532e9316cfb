package org.aumbry.labels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LabelStore {

    static final String ALL = """
            select id, kind, name_sealed, rank, demands, fresh_minutes
              from label
             order by rank, id
             limit 100
            """;

    static final String ADD = """
            insert into label (id, kind, name_sealed, name_mac, rank, demands, fresh_minutes, changed_by, changed_at)
            values (:id, 'custom', :name, :mac, :rank, :demands, :fresh, :by, :at)
                on conflict (name_mac) do nothing
            """;

    static final String CHANGE = """
            update label
               set rank = :rank,
                   demands = :demands,
                   fresh_minutes = :fresh,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
            """;

    static final String REMOVE = """
            delete from label
             where id = :id
               and kind = 'custom'
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    LabelStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The least sensitive first; there are never more than a few. */
    List<Label> all() {
        return db.sql(ALL).query(this::label).list();
    }

    /** Says whether the name was free. */
    boolean add(Label label, UserId by, Instant at) {
        return bound(db.sql(ADD), label, by, at)
                .param("name", sealer.seal(KeyScope.CONTENT, cell(label.id()), label.name()), Types.BINARY)
                .param("mac", sealer.mac("label", "name_mac", label.name().toLowerCase(Locale.ROOT)), Types.BINARY)
                .update() == 1;
    }

    void change(Label label, UserId by, Instant at) {
        bound(db.sql(CHANGE), label, by, at).update();
    }

    void remove(LabelId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, Label label, UserId by, Instant at) {
        return statement
                .param("id", label.id().value())
                .param("rank", label.rank())
                .param("demands", Demand.mask(label.restriction().demands()))
                .param("fresh", label.restriction().freshMinutes())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }

    private Label label(ResultSet row, int number) throws SQLException {
        var id = new LabelId(row.getObject("id", UUID.class));
        var name = row.getBytes("name_sealed");
        return new Label(
                id,
                LabelKind.of(row.getString("kind")),
                name == null ? "" : sealer.open(cell(id), name),
                row.getInt("rank"),
                new Restriction(Demand.of(row.getInt("demands")), row.getInt("fresh_minutes")));
    }

    private static Cell cell(LabelId id) {
        return new Cell("label", id.value(), "name_sealed");
    }
}
