package org.aumbry.spaces;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All spaces and drives by number. */
@Repository
class RosterStore {

    static final String IDS = """
            select id
              from space
             order by id
             limit 10000
            """;

    private final JdbcClient db;

    RosterStore(JdbcClient db) {
        this.db = db;
    }

    List<SpaceId> ids() {
        return db.sql(IDS).query(UUID.class).list().stream().map(SpaceId::new).toList();
    }
}
