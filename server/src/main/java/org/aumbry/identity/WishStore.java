package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WishStore {

    static final String FIND = """
            select mails, analytics, listed, shows_email, shows_groups, shows_since
              from personal_wish
             where user_id = :user
            """;

    static final String SET = """
            insert into personal_wish
                   (user_id, mails, analytics, listed, shows_email, shows_groups, shows_since, changed_at)
            values (:user, :mails, :analytics, :listed, :email, :groups, :since, :at)
                on conflict (user_id) do update
               set mails = excluded.mails,
                   analytics = excluded.analytics,
                   listed = excluded.listed,
                   shows_email = excluded.shows_email,
                   shows_groups = excluded.shows_groups,
                   shows_since = excluded.shows_since,
                   changed_at = excluded.changed_at
            """;

    static final String QUIET = """
            select user_id, listed, shows_email
              from personal_wish
             where not (listed and shows_email)
             limit 100000
            """;

    static final String SHOWN = """
            select user_id, shows_email, shows_groups, shows_since
              from personal_wish
             where user_id = any(:users)
               and not (shows_email and shows_groups and shows_since)
             limit 100000
            """;

    static final String UNCOUNTED = """
            select user_id
              from personal_wish
             where not analytics
             limit 100000
            """;

    private final JdbcClient db;

    WishStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Wishes.Wish> find(UserId user) {
        return db.sql(FIND)
                .param("user", user.value())
                .query((row, number) -> new Wishes.Wish(
                        row.getBoolean("mails"), row.getBoolean("analytics"), row.getBoolean("listed"), shown(row)))
                .optional();
    }

    void set(UserId user, Wishes.Wish wish, Instant now) {
        db.sql(SET)
                .param("user", user.value())
                .param("mails", wish.mails())
                .param("analytics", wish.analytics())
                .param("listed", wish.listed())
                .param("email", wish.shown().email())
                .param("groups", wish.shown().groups())
                .param("since", wish.shown().since())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** People who are not found by everything that is known of them. */
    Quiet quiet() {
        var unlisted = new HashSet<UserId>();
        var silent = new HashSet<UserId>();
        db.sql(QUIET).query(row -> {
            var user = new UserId(row.getObject("user_id", UUID.class));
            if (!row.getBoolean("listed")) {
                unlisted.add(user);
            }
            if (!row.getBoolean("shows_email")) {
                silent.add(user);
            }
        });
        return new Quiet(unlisted, silent);
    }

    /**
     * People who are not found by everything that is known of them.
     *
     * @param unlisted found by their whole address only
     * @param silent whose address others don't see, so no part of it finds them
     */
    record Quiet(Set<UserId> unlisted, Set<UserId> silent) {}

    /** What these people show of themselves; those who show everything are absent. */
    Map<UserId, Wishes.Shown> shown(Collection<UserId> users) {
        var found = new HashMap<UserId, Wishes.Shown>();
        db.sql(SHOWN)
                .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new UserId(row.getObject("user_id", UUID.class)), shown(row));
                });
        return found;
    }

    /** People who don't want to be counted in figures about use. */
    Set<UserId> uncounted() {
        return new HashSet<>(db.sql(UNCOUNTED)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list());
    }

    private static Wishes.Shown shown(ResultSet row) throws SQLException {
        return new Wishes.Shown(
                row.getBoolean("shows_email"), row.getBoolean("shows_groups"), row.getBoolean("shows_since"));
    }
}
