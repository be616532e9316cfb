package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What could still let deactivated people in. */
@Repository
class DeactivatedStore {

    static final String COUNT = """
            select (select count(*) from user_account where state = 'deactivated') as people_count,
                   (select count(*)
                      from session
                      join user_account on user_account.id = session.user_id
                     where user_account.state = 'deactivated'
                       and session.ended_at is null) as session_count,
                   (select count(*)
                      from access_token
                      join user_account on user_account.id = access_token.user_id
                     where user_account.state = 'deactivated'
                       and access_token.revoked_at is null) as token_count
            """;

    static final String ADMINISTRATORS = """
            select count(*)
              from user_account
             where role = 'admin'
               and state = 'active'
            """;

    static final String GONE_BEFORE = """
            select id
              from user_account
             where state = 'deactivated'
               and deactivated_at < :before
             order by deactivated_at, id
             limit 500
            """;

    private final JdbcClient db;

    DeactivatedStore(JdbcClient db) {
        this.db = db;
    }

    record Count(long people, long sessions, long tokens) {}

    Count count() {
        return db.sql(COUNT)
                .query((row, number) -> new Count(
                        row.getLong("people_count"), row.getLong("session_count"), row.getLong("token_count")))
                .single();
    }

    /** How many administrators can sign in. */
    long administrators() {
        return db.sql(ADMINISTRATORS).query(Long.class).single();
    }

    /** The first 500 who were deactivated before then. */
    List<UserId> goneBefore(Instant before) {
        return db.sql(GONE_BEFORE).param("before", before.atOffset(ZoneOffset.UTC)).query(UUID.class).list().stream()
                .map(UserId::new)
                .toList();
    }
}
