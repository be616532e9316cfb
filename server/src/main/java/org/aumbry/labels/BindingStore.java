package org.aumbry.labels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What labels bind, read off the rows by one statement that shares nothing with the authorizer; for comparison only.
 */
@Repository
class BindingStore {

    static final String BOUND = """
            with recursive around(class_id, at_id) as (
                select id, id
                  from access_class
                 union all
                select around.class_id, outside.parent_id
                  from around
                  join access_class outside on outside.id = around.at_id
                 where outside.parent_id is not null
            )
            select around.class_id, bit_or(bound.demands) as demands, max(bound.fresh_minutes) as fresh
              from around
              join access_restriction bound on bound.class_id = around.at_id
             group by around.class_id
            """;

    static final String PEOPLE = """
            select id, role = 'guest' as guest
              from user_account
             where state = 'active'
             order by random()
             limit 20
            """;

    static final String DOCUMENTS = """
            select count(*)
              from document
             where trashed_at is null
            """;

    private final JdbcClient db;

    BindingStore(JdbcClient db) {
        this.db = db;
    }

    record Bound(long accessClass, int demands, int freshMinutes) {}

    List<Bound> bound() {
        return db.sql(BOUND)
                .query((row, number) -> new Bound(
                        row.getLong("class_id"), row.getInt("demands"), row.getInt("fresh")))
                .list();
    }

    /** Some of the people who can sign in, each with whether they are a guest; others each time. */
    Map<UserId, Boolean> people() {
        var people = new HashMap<UserId, Boolean>();
        db.sql(PEOPLE).query(row -> {
            people.put(new UserId(row.getObject("id", UUID.class)), row.getBoolean("guest"));
        });
        return people;
    }

    long documents() {
        return db.sql(DOCUMENTS).query(Long.class).single();
    }
}
