package org.aumbry.assurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What probes saw in one network, how states changed, and which runs were asked for. */
@Component
class AssuranceStore {

    static final String LOOKS = """
            select probe, holds, observed, looked_at, duration_ms
              from probe_result
             order by probe
             limit 1000
            """;
    static final String KEEP_LOOK = """
            insert into probe_result (probe, holds, observed, looked_at, duration_ms)
            values (:probe, :holds, :observed, :at, :duration)
            on conflict (probe) do update
               set holds = excluded.holds,
                   observed = excluded.observed,
                   looked_at = excluded.looked_at,
                   duration_ms = excluded.duration_ms
            """;
    static final String STATES = """
            select promise, state
              from promise_state
             limit 1000
            """;
    static final String KEEP_STATE = """
            insert into promise_state (promise, state, changed_at)
            values (:promise, :state, :at)
            on conflict (promise) do update
               set state = excluded.state,
                   changed_at = excluded.changed_at
            """;
    static final String ADD_CHANGE = """
            insert into promise_change (id, promise, was, became, changed_at, observed)
            values (:id, :promise, :was, :became, :at, :observed)
            """;
    static final String CHANGES = """
            select promise, was, became, changed_at, observed
              from promise_change
             where promise = :promise
             order by changed_at desc, id desc
             limit 50
            """;
    static final String ADD_RUN = """
            insert into assurance_run (id, probe_count, done_count, failed_count, started_at)
            values (:id, :probes, 0, 0, :at)
            """;
    static final String ADVANCE_RUN = """
            update assurance_run
               set done_count = :done,
                   failed_count = :failed,
                   finished_at = :finished
             where id = :id
            """;
    static final String RUN = """
            select id, probe_count, done_count, failed_count, started_at, finished_at
              from assurance_run
             where id = :id
            """;
    static final String FORGET_RUNS = """
            delete from assurance_run
             where started_at < :before
            """;

    private final JdbcClient db;

    AssuranceStore(JdbcClient db) {
        this.db = db;
    }

    List<ProbeLook> looks() {
        return db.sql(LOOKS).query((row, number) -> Looks.read(row)).list();
    }

    void keep(ProbeLook look) {
        Looks.bind(db.sql(KEEP_LOOK), look).update();
    }

    /** The states that were kept last; a promise without one was never looked at. */
    Map<String, PromiseState> states() {
        var states = new HashMap<String, PromiseState>();
        db.sql(STATES).query(row -> {
            states.put(row.getString("promise"), state(row.getString("state")));
        });
        return states;
    }

    void keep(UUID id, StateChange change) {
        db.sql(KEEP_STATE)
                .param("promise", change.promise())
                .param("state", change.became().code())
                .param("at", Timestamp.from(change.at()))
                .update();
        db.sql(ADD_CHANGE)
                .param("id", id)
                .param("promise", change.promise())
                .param("was", change.was().code())
                .param("became", change.became().code())
                .param("at", Timestamp.from(change.at()))
                .param("observed", change.observed())
                .update();
    }

    /** Newest first. */
    List<StateChange> changes(String promise) {
        return db.sql(CHANGES).param("promise", promise).query(AssuranceStore::change).list();
    }

    void addRun(UUID id, int probes, Instant at) {
        db.sql(ADD_RUN)
                .param("id", id)
                .param("probes", probes)
                .param("at", Timestamp.from(at))
                .update();
    }

    void advance(ProbeRun run) {
        db.sql(ADVANCE_RUN)
                .param("id", run.id())
                .param("done", run.done())
                .param("failed", run.failed())
                .param("finished", run.finishedAt() == null ? null : Timestamp.from(run.finishedAt()))
                .update();
    }

    Optional<ProbeRun> run(UUID id) {
        return db.sql(RUN).param("id", id).query(AssuranceStore::run).optional();
    }

    void forgetRuns(Instant before) {
        db.sql(FORGET_RUNS).param("before", Timestamp.from(before)).update();
    }

    private static StateChange change(ResultSet row, int number) throws SQLException {
        return new StateChange(
                row.getString("promise"),
                state(row.getString("was")),
                state(row.getString("became")),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("observed"));
    }

    private static ProbeRun run(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new ProbeRun(
                row.getObject("id", UUID.class),
                row.getInt("probe_count"),
                row.getInt("done_count"),
                row.getInt("failed_count"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static PromiseState state(String code) {
        return PromiseState.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
