package org.aumbry.journal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WaitingStore {

    static final String ENDED = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    static final String AFTER = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments, transaction_number
              from journal_entry
             where (transaction_number, id) > (:transaction, :id)
             order by transaction_number, id
             limit :limit
            """;

    static final String READ = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments, erased_by
              from journal_entry
             where id = any(:ids)
             limit 10000
            """;

    static final String COUNT_ALL = "select count(*) from journal_entry";

    private final JdbcClient db;
    private final EntryDetails details;

    WaitingStore(JdbcClient db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    long ended() {
        return db.sql(ENDED).query(Long.class).single();
    }

    List<Waiting.Written> after(Waiting.Place place, int limit) {
        return db.sql(AFTER)
                .param("transaction", place.transaction())
                .param("id", place.id())
                .param("limit", limit)
                .query((row, number) -> {
                    var read = details.closed(row);
                    var next = new Waiting.Place(row.getLong("transaction_number"), read.entry().id());
                    return new Waiting.Written(read, next);
                })
                .list();
    }

    List<ReadEntry> read(Collection<UUID> ids) {
        return db.sql(READ)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> details.examine(row).erasedBy(row.getObject("erased_by", UUID.class)))
                .list();
    }

    long count() {
        return db.sql(COUNT_ALL).query(Long.class).single();
    }
}
