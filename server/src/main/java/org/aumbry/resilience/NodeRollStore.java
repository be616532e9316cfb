package org.aumbry.resilience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code node_roll} and {@code node_load} of the control database, by whose clock all times are. */
@Repository
class NodeRollStore {

    static final String ENTER = """
            insert into node_roll (node, name, processors, started_at, seen_at)
            values (:node, :name, :processors, now(), now())
                on conflict on constraint node_roll_pk do update
               set name           = excluded.name,
                   processors     = excluded.processors,
                   started_at     = now(),
                   seen_at        = now(),
                   drain_asked_at = null,
                   drain_begun_at = null,
                   halt_asked_at  = null,
                   ended_at       = null
            """;

    static final String BEAT = """
            update node_roll
               set seen_at  = now(),
                   ended_at = null
             where node = :node
            returning case when halt_asked_at is not null then 'halt'
                           when drain_asked_at is not null then 'leave'
                           else 'stay' end
            """;

    static final String ASK = """
            update node_roll
               set drain_asked_at = now()
             where node = :node
               and drain_asked_at is null
               and ended_at is null
            """;

    static final String HALT = """
            update node_roll
               set halt_asked_at = now()
             where node = :node
               and ended_at is null
            """;

    static final String LEAVE = """
            update node_roll
               set drain_begun_at = now(),
                   seen_at        = now()
             where node = :node
            """;

    static final String END = """
            update node_roll
               set ended_at = now()
             where node = :node
            """;

    static final String LIST = """
            select node,
                   name,
                   processors,
                   started_at,
                   (extract(epoch from now() - seen_at) * 1000)::bigint as silent_millis,
                   drain_asked_at is not null as asked,
                   ended_at is not null as ended,
                   (select max(cpu_millis)
                      from node_load
                     where node_load.node = node_roll.node
                       and minute > now() - interval '7 days') as most
              from node_roll
             where seen_at > now() - interval '2 days'
             order by name, started_at
             limit 200
            """;

    static final String BEATS = """
            select coalesce(max(seen_at) filter (where node = :node), to_timestamp(0))                         as own,
                   coalesce(max(seen_at) filter (where node <> :node and ended_at is null), to_timestamp(0)) as others
              from node_roll
            """;

    static final String LOAD = """
            insert into node_load (node, minute, cpu_millis, request_count, running_most)
            values (:node, date_trunc('minute', now()), :cpu, :requests, :running)
                on conflict on constraint node_load_pk do update
               set cpu_millis    = greatest(node_load.cpu_millis, excluded.cpu_millis),
                   request_count = node_load.request_count + excluded.request_count,
                   running_most  = greatest(node_load.running_most, excluded.running_most)
            """;

    static final String PEAK = """
            with together as (
                select minute,
                       sum(cpu_millis)    as cpu,
                       sum(request_count) as requests,
                       sum(running_most)  as running
                  from node_load
                 where minute > now() - interval '7 days'
                 group by minute
            )
            select count(*)                      as minutes,
                   coalesce(max(cpu), 0)         as cpu,
                   coalesce(max(requests), 0)    as requests,
                   coalesce(max(running), 0)     as running
              from together
            """;

    static final String FORGET_LOADS = """
            delete from node_load
             where minute < now() - interval '30 days'
            """;

    static final String FORGET_NODES = """
            delete from node_roll
             where seen_at < now() - interval '30 days'
            """;

    private final JdbcClient db;

    NodeRollStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /**
     * A node as it is on the roll.
     *
     * @param silent since how long it has not said that it is there
     * @param asked whether somebody asked it to leave
     * @param most processor time it took in a second at its peak of seven days, in milliseconds; null when not measured
     */
    record Row(
            UUID node,
            String name,
            int processors,
            Instant startedAt,
            Duration silent,
            boolean asked,
            boolean ended,
            @Nullable Long most) {}

    void enter(UUID node, String name, int processors) {
        db.sql(ENTER).param("node", node).param("name", name).param("processors", processors).update();
    }

    /** Says that the node is there. @return what it is to do; empty when it is not on the roll */
    Optional<NodeRoll.Word> beat(UUID node) {
        return db.sql(BEAT)
                .param("node", node)
                .query(String.class)
                .optional()
                .map(word -> NodeRoll.Word.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    void halt(UUID node) {
        db.sql(HALT).param("node", node).update();
    }

    boolean ask(UUID node) {
        return db.sql(ASK).param("node", node).update() == 1;
    }

    void leave(UUID node) {
        db.sql(LEAVE).param("node", node).update();
    }

    void end(UUID node) {
        db.sql(END).param("node", node).update();
    }

    /** When a node said last that it is there, and when any other did. */
    record Beats(Instant own, Instant others) {}

    Beats beats(UUID node) {
        return db.sql(BEATS)
                .param("node", node)
                .query((row, number) -> new Beats(
                        row.getObject("own", OffsetDateTime.class).toInstant(),
                        row.getObject("others", OffsetDateTime.class).toInstant()))
                .single();
    }

    List<Row> all() {
        return db.sql(LIST).query(NodeRollStore::row).list();
    }

    void keep(UUID node, NodeMeter.Sample sample) {
        db.sql(LOAD)
                .param("node", node)
                .param("cpu", sample.cpuMillis())
                .param("requests", sample.requests())
                .param("running", sample.most())
                .update();
    }

    /** The heaviest minute of seven days, of all nodes together. */
    PeakLoad.Peak peak() {
        return db.sql(PEAK)
                .query((row, number) -> new PeakLoad.Peak(
                        row.getLong("minutes"), row.getLong("cpu"), row.getLong("requests"), row.getLong("running")))
                .single();
    }

    void forget() {
        db.sql(FORGET_LOADS).update();
        db.sql(FORGET_NODES).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long most = row.getLong("most");
        boolean measured = !row.wasNull();
        return new Row(
                row.getObject("node", UUID.class),
                row.getString("name"),
                row.getInt("processors"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("silent_millis")),
                row.getBoolean("asked"),
                row.getBoolean("ended"),
                measured ? most : null);
    }
}
