package org.aumbry.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which index on disk is the tenant's, its sealed key, and how many commits it has had. */
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
             limit 1
            """;

    static final String REMOVE = """
            delete from search_index
            """;

    static final String ADD = """
            insert into search_index (id, key_sealed, committed_count, created_at)
            values (:id, :key, 0, :at)
            """;

    static final String NOTE_COMMIT = """
            update search_index
               set committed_count = :count
             where id = :id
            """;

    private final JdbcClient db;

    IndexStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Known> find() {
        return db.sql(FIND)
                .query((row, number) -> new Known(
                        row.getObject("id", UUID.class), row.getBytes("key_sealed"), row.getLong("committed_count")))
                .optional();
    }

    void replace(UUID id, byte[] keySealed, Instant at) {
        db.sql(REMOVE).update();
        db.sql(ADD)
                .param("id", id)
                .param("key", keySealed)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void noteCommit(UUID id, long count) {
        db.sql(NOTE_COMMIT).param("id", id).param("count", count).update();
    }
}
