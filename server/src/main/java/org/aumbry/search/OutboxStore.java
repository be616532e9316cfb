package org.aumbry.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.Backlog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes that indexes have not durably taken in, for each index its own. */
@Repository
class OutboxStore {

    /**
     * One change to be taken in.
     *
     * @param number order of arrival; commits may come in another order, so it is never used as a high-water mark
     * @param words whether more than the access class changed
     */
    record Change(long number, String kind, UUID id, boolean words) {}

    /** Keeps indexes from beginning until the transaction ends. */
    static final String HOLD = """
            select pg_advisory_xact_lock_shared(hashtextextended(current_schema(), 261)) is null
            """;

    /** Waits for the transactions that add changes; those that follow see what this one does. */
    static final String HOLD_ALONE = """
            select pg_advisory_xact_lock(hashtextextended(current_schema(), 261)) is null
            """;

    /** A transaction that adds changes and itself waits for an index must not wait for ever. */
    static final String WAIT_AT_MOST = """
            select set_config('lock_timeout', '10s', true)
            """;

    static final String ADD = """
            insert into search_outbox (kind, object_id, words, index_id)
            select :kind, thing, :words, search_index.id
              from unnest(cast(:ids as uuid[])) as thing
             cross join search_index
            """;

    static final String PENDING = """
               select number, kind, object_id, words
                 from search_index
            left join search_outbox
                   on search_outbox.index_id = search_index.id
                  and number <> all(cast(:taken as bigint[]))
                where search_index.id = :index
             order by number
                limit :limit
            """;

    static final String DELETE = """
            delete from search_outbox
             where number = any(cast(:numbers as bigint[]))
            """;

    static final String DELETE_OF_NO_INDEX = """
            delete from search_outbox
             where index_id not in (select id
                                      from search_index)
            """;

    static final String WAITING = """
            select count(*) as waiting, min(added_at) as oldest
              from (select added_at
                      from search_outbox
                     order by number
                     limit 100000) changes
            """;

    private final JdbcClient db;

    OutboxStore(JdbcClient db) {
        this.db = db;
    }

    /** Before the first change of a transaction: no index begins unnoticed between this and its commit. */
    void hold() {
        db.sql(HOLD).query(Boolean.class).single();
    }

    /** Before an index begins: every change is either committed, and found by its walk, or will be added for it. */
    void holdAlone() {
        db.sql(WAIT_AT_MOST).query(String.class).single();
        db.sql(HOLD_ALONE).query(Boolean.class).single();
    }

    /** Once for each index there is. */
    void add(String kind, Collection<UUID> ids, boolean words) {
        db.sql(ADD)
                .param("kind", kind)
                .param("ids", ids.toArray(UUID[]::new))
                .param("words", words)
                .update();
    }

    /** Changes for an index that are not among the taken ones, oldest first; empty when there is no such index. */
    Optional<List<Change>> pending(UUID index, Collection<Long> taken, int limit) {
        var found = db.sql(PENDING)
                .param("index", index)
                .param("taken", taken.toArray(Long[]::new))
                .param("limit", limit)
                .query((row, number) -> row.getObject("number") == null
                        ? Optional.<Change>empty()
                        : Optional.of(change(row)))
                .list();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.stream().flatMap(Optional::stream).toList());
    }

    void delete(Collection<Long> numbers) {
        db.sql(DELETE).param("numbers", numbers.toArray(Long[]::new)).update();
    }

    void deleteOfNoIndex() {
        db.sql(DELETE_OF_NO_INDEX).update();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("number"),
                row.getString("kind"),
                row.getObject("object_id", UUID.class),
                row.getBoolean("words"));
    }

    Backlog.Waiting waiting() {
        return db.sql(WAITING).query(OutboxStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}
