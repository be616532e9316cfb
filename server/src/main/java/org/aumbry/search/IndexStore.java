package org.aumbry.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.DataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which index on this node's disk is the tenant's, its sealed key, and how many commits it has had. */
@Repository
class IndexStore {

    /**
     * What the database knows of the index.
     *
     * @param id changes with every rebuilding
     * @param committedCount commits that were also noted here; the index itself has as many, or one more
     */
    record Known(UUID id, byte[] keySealed, long committedCount) {}

    static final String FIND = """
            select id, key_sealed, committed_count
              from search_index
             where node = :node
                or node is null
             order by node nulls last
             limit 1
            """;

    static final String REMOVE = """
            delete from search_index
             where node = :node
                or node is null
            """;

    static final String ADD = """
            insert into search_index (id, key_sealed, committed_count, created_at, node)
            values (:id, :key, 0, :at, :node)
            """;

    static final String NOTE_COMMIT = """
            update search_index
               set committed_count = :count,
                   node            = :node
             where id = :id
            """;

    static final String FORGET_LEFT = """
            delete from search_index
             where node <> :node
               and id in (select index_id
                            from search_outbox
                           where added_at < :before)
            """;

    private final JdbcClient db;
    private final UUID node;

    IndexStore(JdbcClient db, DataFolder folder) {
        this.db = db;
        this.node = folder.node();
    }

    Optional<Known> find() {
        return db.sql(FIND)
                .param("node", node)
                .query((row, number) -> new Known(
                        row.getObject("id", UUID.class), row.getBytes("key_sealed"), row.getLong("committed_count")))
                .optional();
    }

    void replace(UUID id, byte[] keySealed, Instant at) {
        db.sql(REMOVE).param("node", node).update();
        db.sql(ADD)
                .param("id", id)
                .param("key", keySealed)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("node", node)
                .update();
    }

    void noteCommit(UUID id, long count) {
        db.sql(NOTE_COMMIT).param("id", id).param("count", count).param("node", node).update();
    }

    /** Forgets indexes of other nodes that have not taken in what was added so long ago: those nodes are gone. */
    int forgetLeft(Instant before) {
        return db.sql(FORGET_LEFT)
                .param("node", node)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
