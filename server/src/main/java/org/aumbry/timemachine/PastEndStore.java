package org.aumbry.timemachine;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the kept past ends. */
@Repository
class PastEndStore {

    static final String FORGET = """
            select forget_past(:before)
            """;

    static final String FORGET_ROOTS = """
            delete from state_root
             where moment < :before
            """;

    static final String CONTENTS = """
            select count(*) as versions,
                   count(*) filter (where b.id is null) as lost
              from (select blob_id from version
                     union all
                    select blob_id from version_history where valid_to > :from) v
              left join blob b on b.id = v.blob_id
            """;

    private final JdbcClient db;

    PastEndStore(JdbcClient db) {
        this.db = db;
    }

    /** How many versions stood since then, and how many of them have no content any more. */
    record Contents(long versions, long lost) {}

    Contents contents(Instant from) {
        return db.sql(CONTENTS)
                .param("from", Moment.utc(from))
                .query((row, number) -> new Contents(row.getLong("versions"), row.getLong("lost")))
                .single();
    }

    /** Forgets what was superseded before then, and roots of moments before then. */
    long forget(Instant before) {
        long gone = db.sql(FORGET).param("before", Moment.utc(before)).query(Long.class).single();
        db.sql(FORGET_ROOTS).param("before", Moment.utc(before)).update();
        return gone;
    }
}
