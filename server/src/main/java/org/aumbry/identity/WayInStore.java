package org.aumbry.identity;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WayInStore {

    static final String ADMINISTRATORS = """
            select id
              from user_account
             where role = 'admin'
               and state = 'active'
             order by id
             limit 10000
            """;

    static final String WITH_PASSKEY = """
            select distinct user_id
              from passkey
             where user_id = any(:people)
             limit 10000
            """;

    private final JdbcClient db;

    WayInStore(JdbcClient db) {
        this.db = db;
    }

    /** Who administers the network and may sign in. */
    Set<UserId> administrators() {
        return new HashSet<>(db.sql(ADMINISTRATORS)
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list());
    }

    Set<UserId> withPasskey(Set<UserId> people) {
        return new HashSet<>(db.sql(WITH_PASSKEY)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list());
    }
}
