package org.aumbry.timemachine;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RunStore {

    private static final String COLUMNS = """
            select id, scope, scope_id, moment, chosen_sealed, newer, undo_of, asked_by, asked_at, state, step,
                   made_at, back_count, away_count, renamed_count, left_count, verified, root_mark, logged_at,
                   logged_met, failure
              from restore_run
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String OF_SCOPE = COLUMNS + """
             where scope = :scope
               and scope_id = :id
             order by asked_at desc, id desc
             limit 20
            """;

    static final String LEFT_LYING = COLUMNS + """
             where state in ('waiting', 'running')
               and coalesce(claimed_at, asked_at) < :before
             order by asked_at
             limit 20
            """;

    static final String ADD = """
            insert into restore_run (id, scope, scope_id, moment, chosen_sealed, newer, undo_of, asked_by, asked_at,
                                     state)
            values (:id, :scope, :scopeId, :moment, :chosen, :newer, :undo, :by, :at, 'waiting')
            """;

    static final String CLAIM = """
            update restore_run
               set state = 'running',
                   claimed_at = :now
             where id = :id
               and state in ('waiting', 'running')
            """;

    static final String TURN = """
            select pg_try_advisory_xact_lock(hashtextextended(:id, 231))
               and exists (select 1
                             from restore_run
                            where id = cast(:id as uuid)
                              and state = 'running')
            """;

    static final String STEP = """
            update restore_run
               set step = :step
             where id = :id
            """;

    static final String DONE = """
            update restore_run
               set state = 'done',
                   step = 3,
                   done_at = :now,
                   made_at = :made,
                   back_count = :back,
                   away_count = :away,
                   renamed_count = :renamed,
                   left_count = :left,
                   verified = :verified,
                   root_mark = :root,
                   logged_at = :loggedAt,
                   logged_met = :loggedMet
             where id = :id
            """;

    static final String FAIL = """
            update restore_run
               set state = 'failed',
                   done_at = :now,
                   failure = :why
             where id = :id
               and state in ('waiting', 'running')
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    RunStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Run> find(RunId id) {
        return db.sql(ONE).param("id", id.value()).query(this::run).optional();
    }

    List<Run> of(Scope scope) {
        return db.sql(OF_SCOPE)
                .param("scope", scope.kind().stored())
                .param("id", scope.id())
                .query(this::run)
                .list();
    }

    /** What nobody has gone on with since. */
    List<Run> leftLying(Instant before) {
        return db.sql(LEFT_LYING).param("before", Moment.utc(before)).query(this::run).list();
    }

    void add(Run run) {
        db.sql(ADD)
                .param("id", run.id().value())
                .param("scope", run.scope().kind().stored())
                .param("scopeId", run.scope().id())
                .param("moment", Moment.utc(run.at()))
                .param("chosen", chosen(run), Types.BINARY)
                .param("newer", run.newer())
                .param("undo", run.undoOf() == null ? null : run.undoOf().value(), Types.OTHER)
                .param("by", run.askedBy().value())
                .param("at", Moment.utc(run.askedAt()))
                .update();
    }

    boolean claim(RunId id, Instant now) {
        return db.sql(CLAIM).param("id", id.value()).param("now", Moment.utc(now)).update() == 1;
    }

    /** Whether it is this transaction's turn to carry the run out; until it ends nobody else has it. */
    boolean turn(RunId id) {
        return db.sql(TURN).param("id", id.toString()).query(Boolean.class).single();
    }

    void step(RunId id, int step) {
        db.sql(STEP).param("id", id.value()).param("step", step).update();
    }

    void done(RunId id, Outcome outcome, Instant now) {
        db.sql(DONE)
                .param("id", id.value())
                .param("now", Moment.utc(now))
                .param("made", Moment.utc(outcome.madeAt()))
                .param("back", outcome.back())
                .param("away", outcome.away())
                .param("renamed", outcome.renamed())
                .param("left", outcome.left())
                .param("verified", outcome.verified())
                .param("root", outcome.root())
                .param("loggedAt", outcome.logged() == null ? null : Moment.utc(outcome.logged().at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("loggedMet", outcome.logged() == null ? null : outcome.logged().met(), Types.BOOLEAN)
                .update();
    }

    void fail(RunId id, String why, Instant now) {
        db.sql(FAIL).param("id", id.value()).param("why", why).param("now", Moment.utc(now)).update();
    }

    private byte @Nullable [] chosen(Run run) {
        if (run.chosen().isEmpty()) {
            return null;
        }
        var lines = run.chosen().stream().map(ref -> ref.kind() + ":" + ref.id()).collect(Collectors.joining("\n"));
        return sealer.sealBytes(KeyScope.CONTENT, cell(run.id().value()), lines.getBytes(StandardCharsets.US_ASCII));
    }

    private Run run(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var undo = row.getObject("undo_of", UUID.class);
        var chosen = row.getBytes("chosen_sealed");
        return new Run(
                new RunId(id),
                new Scope(Scope.Kind.of(row.getString("scope")), row.getObject("scope_id", UUID.class)),
                instant(row, "moment"),
                chosen == null ? Set.of() : refs(sealer.open(cell(id), chosen)),
                row.getBoolean("newer"),
                undo == null ? null : new RunId(undo),
                new UserId(row.getObject("asked_by", UUID.class)),
                instant(row, "asked_at"),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("step"),
                row.getObject("made_at") == null ? null : result(row),
                row.getString("failure"));
    }

    private static Run.Result result(ResultSet row) throws SQLException {
        return new Run.Result(
                instant(row, "made_at"),
                row.getInt("back_count"),
                row.getInt("away_count"),
                row.getInt("renamed_count"),
                row.getInt("left_count"),
                row.getBoolean("verified"),
                row.getBytes("root_mark"),
                row.getObject("logged_at") == null
                        ? null
                        : new Run.Logged(instant(row, "logged_at"), row.getBoolean("logged_met")));
    }

    private static Set<ObjectRef> refs(String lines) {
        return lines.lines()
                .map(line -> line.split(":"))
                .map(parts -> new ObjectRef(parts[0], UUID.fromString(parts[1])))
                .collect(Collectors.toSet());
    }

    private static Cell cell(UUID id) {
        return new Cell("restore_run", id, "chosen_sealed");
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
