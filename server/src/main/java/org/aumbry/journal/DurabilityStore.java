package org.aumbry.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How durable the database makes what it acknowledges. */
@Component
class DurabilityStore {

    static final String WEAK_SETTINGS = """
            select name || ' is ' || setting as weak
              from pg_settings
             where name in ('fsync', 'full_page_writes', 'synchronous_commit')
               and setting = 'off'
             order by name
             limit 3
            """;

    private final JdbcClient db;

    DurabilityStore(JdbcClient db) {
        this.db = db;
    }

    /** Settings under which an acknowledged entry could be lost; empty when there are none. */
    List<String> weaknesses() {
        return db.sql(WEAK_SETTINGS).query(String.class).list();
    }
}
