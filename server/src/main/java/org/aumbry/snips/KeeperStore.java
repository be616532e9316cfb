package org.aumbry.snips;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may change snips: their authors, or whom an author's snips were handed to. */
@Repository
class KeeperStore {

    static final String KEEPERS = """
            select id, coalesce(keeper_id, author_id) as keeper
              from snip
             where id = any(:ids)
             limit 10000
            """;

    static final String COUNT = """
            select count(*)
              from snip
             where coalesce(keeper_id, author_id) = :person
            """;

    static final String HAND_OVER = """
            update snip
               set keeper_id = :to
             where coalesce(keeper_id, author_id) = :from
            """;

    private final JdbcClient db;

    KeeperStore(JdbcClient db) {
        this.db = db;
    }

    Map<SnipId, UserId> keepers(Collection<SnipId> ids) {
        var keepers = new HashMap<SnipId, UserId>();
        if (!ids.isEmpty()) {
            db.sql(KEEPERS)
                    .param("ids", ids.stream().map(SnipId::value).toArray(UUID[]::new))
                    .query((row, number) -> keepers.put(
                            new SnipId(row.getObject("id", UUID.class)),
                            new UserId(row.getObject("keeper", UUID.class))))
                    .list();
        }
        return keepers;
    }

    long count(UserId person) {
        return db.sql(COUNT).param("person", person.value()).query(Long.class).single();
    }

    int handOver(UserId from, UserId to) {
        return db.sql(HAND_OVER).param("from", from.value()).param("to", to.value()).update();
    }
}
