package org.aumbry.snips;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SnipPinStore {

    static final String OF_USER = """
            select snip_id
              from snip_pin
             where user_id = :user
             order by pinned_at desc, snip_id
             limit 50
            """;

    static final String ADD = """
            insert into snip_pin (user_id, snip_id, pinned_at)
            values (:user, :snip, :at)
                on conflict do nothing
            """;

    static final String REMOVE = """
            delete from snip_pin
             where user_id = :user
               and snip_id = :snip
            """;

    private final JdbcClient db;

    SnipPinStore(JdbcClient db) {
        this.db = db;
    }

    /** The latest pinned first; at most 50. */
    List<SnipId> of(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(UUID.class).stream().map(SnipId::new).toList();
    }

    boolean add(UserId user, SnipId snip, Instant at) {
        return db.sql(ADD)
                .param("user", user.value())
                .param("snip", snip.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    boolean remove(UserId user, SnipId snip) {
        return db.sql(REMOVE).param("user", user.value()).param("snip", snip.value()).update() == 1;
    }
}
