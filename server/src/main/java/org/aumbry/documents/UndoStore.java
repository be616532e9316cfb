package org.aumbry.documents;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aumbry.data.Cell;
import org.aumbry.kernel.Principal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acts that can still be taken back by the person who did them. */
@Repository
class UndoStore {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    static final String ADD = """
            insert into undo_step (id, user_id, act, items_sealed, item_count, expires_at)
            values (:id, :user, :act, :items, :count, :expires)
            """;

    static final String TAKE = """
            delete from undo_step
             where id = :id
               and user_id = :user
               and expires_at > :now
            returning act, items_sealed
            """;

    static final String SWEEP = """
            delete from undo_step
             where expires_at <= :now
            """;

    private final JdbcClient db;
    private final Labels labels;
    private final Acts acts;

    UndoStore(JdbcClient db, Labels labels, Acts acts) {
        this.db = db;
        this.labels = labels;
        this.acts = acts;
    }

    record Taken(UndoStep.Act act, List<UndoStep> steps) {}

    UndoId add(Principal who, UndoStep.Act act, List<UndoStep> steps) {
        var id = new UndoId(acts.id());
        db.sql(ADD)
                .param("id", id.value())
                .param("user", who.user().value())
                .param("act", act.name().toLowerCase(Locale.ROOT))
                .param("items", labels.seal(cell(id), UndoStep.encode(steps)))
                .param("count", steps.size())
                .param("expires", Rows.utc(acts.now().plus(LIFETIME)))
                .update();
        return id;
    }

    /** The act, which can't be taken back a second time. */
    Optional<Taken> take(Principal who, UndoId id) {
        return db.sql(TAKE)
                .param("id", id.value())
                .param("user", who.user().value())
                .param("now", Rows.utc(acts.now()))
                .query((row, number) -> new Taken(
                        UndoStep.Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                        UndoStep.decode(labels.open(cell(id), row.getBytes("items_sealed")))))
                .optional();
    }

    void sweep() {
        db.sql(SWEEP).param("now", Rows.utc(acts.now())).update();
    }

    private static Cell cell(UndoId id) {
        return new Cell("undo_step", id.value(), "items_sealed");
    }
}
