package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuestTermStore {

    static final String END = """
            select ends_at
              from guest_term
             where user_id = :user
            """;

    static final String SET = """
            insert into guest_term (user_id, ends_at, set_by, set_at)
            values (:user, :ends, :by, :at)
                on conflict (user_id) do update
               set ends_at = excluded.ends_at,
                   set_by = excluded.set_by,
                   set_at = excluded.set_at
            """;

    static final String CLEAR = """
            delete from guest_term
             where user_id = :user
            """;

    private final JdbcClient db;

    GuestTermStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Instant> end(UserId user) {
        return db.sql(END)
                .param("user", user.value())
                .query((row, number) -> row.getObject("ends_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void set(UserId user, Instant ends, UserId by, Instant at) {
        db.sql(SET)
                .param("user", user.value())
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void clear(UserId user) {
        db.sql(CLEAR).param("user", user.value()).update();
    }
}
