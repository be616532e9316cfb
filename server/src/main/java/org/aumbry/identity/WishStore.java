package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WishStore {

    static final String FIND = """
            select mails, analytics, listed
              from personal_wish
             where user_id = :user
            """;

    static final String SET = """
            insert into personal_wish (user_id, mails, analytics, listed, changed_at)
            values (:user, :mails, :analytics, :listed, :at)
                on conflict (user_id) do update
               set mails = excluded.mails,
                   analytics = excluded.analytics,
                   listed = excluded.listed,
                   changed_at = excluded.changed_at
            """;

    static final String UNLISTED = """
            select user_id
              from personal_wish
             where not listed
             limit 10000
            """;

    private final JdbcClient db;

    WishStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Wishes.Wish> find(UserId user) {
        return db.sql(FIND)
                .param("user", user.value())
                .query((row, number) ->
                        new Wishes.Wish(row.getBoolean("mails"), row.getBoolean("analytics"), row.getBoolean("listed")))
                .optional();
    }

    void set(UserId user, Wishes.Wish wish, Instant now) {
        db.sql(SET)
                .param("user", user.value())
                .param("mails", wish.mails())
                .param("analytics", wish.analytics())
                .param("listed", wish.listed())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** People who are found by their whole address only. */
    Set<UserId> unlisted() {
        return new HashSet<>(db.sql(UNLISTED)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list());
    }
}
