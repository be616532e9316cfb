package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HeldFormStore {

    private static final String TABLE = "held_form";

    static final String ADD = """
            insert into held_form (id, user_id, session_id, form_sealed, held_at)
            values (:id, :user, :session, :form, :at)
            """;

    static final String FIND = """
            select id, form_sealed
              from held_form
             where id = :id
               and session_id = :session
               and held_at > :after
            """;

    static final String REMOVE = """
            delete from held_form
             where id = :id
            """;

    static final String MAKE_ROOM = """
            delete from held_form
             where session_id = :session
               and id not in (select id
                                from held_form
                               where session_id = :session
                               order by held_at desc, id desc
                               limit :most)
            """;

    static final String FOLLOW = """
            update held_form
               set session_id = (select id from session where token_hash = :hash)
             where session_id = :session
               and exists (select 1 from session where token_hash = :hash)
            """;

    static final String FORGET = """
            delete from held_form
             where held_at <= :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    HeldFormStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(UUID id, UserId user, SessionId session, String form, Instant now) {
        db.sql(ADD)
                .param("id", id)
                .param("user", user.value())
                .param("session", session.value())
                .param("form", sealer.seal(KeyScope.person(user), new Cell(TABLE, id, "form_sealed"), form))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> find(UUID id, SessionId session, Instant after) {
        return db.sql(FIND)
                .param("id", id)
                .param("session", session.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        sealer.open(new Cell(TABLE, id, "form_sealed"), row.getBytes("form_sealed")))
                .optional();
    }

    void remove(UUID id) {
        db.sql(REMOVE).param("id", id).update();
    }

    /** Deletes all but the newest. */
    void makeRoom(SessionId session, int most) {
        db.sql(MAKE_ROOM).param("session", session.value()).param("most", most).update();
    }

    /** Hands everything over to the session with that token. */
    void follow(SessionId session, byte[] hash) {
        db.sql(FOLLOW).param("session", session.value()).param("hash", hash).update();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }
}
