package org.aumbry.identity;

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
}
