package org.aumbry.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes that the index has not durably taken in. */
@Repository
class OutboxStore {

    /**
     * One change to be taken in.
     *
     * @param number order of arrival; commits may come in another order, so it is never used as a high-water mark
     * @param words whether more than the access class changed
     */
    record Change(long number, String kind, UUID id, boolean words) {}

    static final String ADD = """
            insert into search_outbox (kind, object_id, words)
            select :kind, id, :words
              from unnest(cast(:ids as uuid[])) as id
            """;

    static final String PENDING = """
              select number, kind, object_id, words
                from search_outbox
               where number <> all(cast(:taken as bigint[]))
            order by number
               limit :limit
            """;

    static final String DELETE = """
            delete from search_outbox
             where number = any(cast(:numbers as bigint[]))
            """;

    private final JdbcClient db;

    OutboxStore(JdbcClient db) {
        this.db = db;
    }

    void add(String kind, Collection<UUID> ids, boolean words) {
        db.sql(ADD)
                .param("kind", kind)
                .param("ids", ids.toArray(UUID[]::new))
                .param("words", words)
                .update();
    }

    /** Changes not among the taken ones, oldest first. */
    List<Change> pending(Collection<Long> taken, int limit) {
        return db.sql(PENDING)
                .param("taken", taken.toArray(Long[]::new))
                .param("limit", limit)
                .query(OutboxStore::change)
                .list();
    }

    void delete(Collection<Long> numbers) {
        db.sql(DELETE).param("numbers", numbers.toArray(Long[]::new)).update();
    }

    private static Change change(ResultSet row, int index) throws SQLException {
        return new Change(
                row.getLong("number"),
                row.getString("kind"),
                row.getObject("object_id", UUID.class),
                row.getBoolean("words"));
    }
}
