package org.aumbry.documents;

import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which names are taken, and the locks that keep names and structure steady. */
@Repository
class NameStore {

    static final String TAKEN = """
            select exists (select 1
                             from folder
                            where name_mac = :mac
                              and trashed_at is null)
                or exists (select 1
                             from document
                            where name_mac = :mac
                              and trashed_at is null)
            """;

    static final String LOCK_PLACE = """
            select pg_advisory_xact_lock(hashtextextended(:key, 71))
            """;

    static final String HOLD_SHARED = """
            select pg_advisory_xact_lock_shared(hashtextextended(:key, 70))
            """;

    static final String HOLD_ALONE = """
            select pg_advisory_xact_lock(hashtextextended(:key, 70))
            """;

    private final JdbcClient db;

    NameStore(JdbcClient db) {
        this.db = db;
    }

    boolean taken(byte[] mac) {
        return db.sql(TAKEN).param("mac", mac).query(Boolean.class).single();
    }

    void lock(Place place) {
        run(LOCK_PLACE, place.key());
    }

    void holdShared(SpaceId space) {
        run(HOLD_SHARED, space.toString());
    }

    void holdAlone(SpaceId space) {
        run(HOLD_ALONE, space.toString());
    }

    private void run(String sql, String key) {
        db.sql(sql).param("key", key).query((row, number) -> true).single();
    }
}
