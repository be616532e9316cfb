package org.aumbry.spaces;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people could come in, counted past the queries that tell them of spaces. */
@Repository
class DoorStore {

    static final String LISTED = """
            select space.id
              from space
              left join space_deletion gone
                on gone.space_id = space.id
             where space.kind = 'space'
               and space.listed
               and gone.space_id is null
             order by space.id
             limit 1000
            """;

    static final String HIDDEN_COUNT = """
            select count(*)
              from space
             where kind = 'space'
               and not listed
            """;

    /** Requests and invitations that somebody still came in on after their end. */
    static final String LATE = """
            select count(*)
              from space_entry
             where state = 'accepted'
               and decided_at > expires_at
            """;

    private final JdbcClient db;

    DoorStore(JdbcClient db) {
        this.db = db;
    }

    Set<UUID> listed() {
        return new HashSet<>(db.sql(LISTED).query(UUID.class).list());
    }

    long hidden() {
        return db.sql(HIDDEN_COUNT).query(Long.class).single();
    }

    long late() {
        return db.sql(LATE).query(Long.class).single();
    }
}
