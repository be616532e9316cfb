package org.aumbry.data;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code node_turn} of the control database. */
@Repository
class TurnStore {

    static final String TAKE = """
            insert into node_turn (work, node, ends_at)
            values (:work, :node, now() + make_interval(secs => :seconds))
                on conflict on constraint node_turn_pk do update
               set node    = excluded.node,
                   ends_at = excluded.ends_at
             where node_turn.node = excluded.node
                or node_turn.ends_at < now()
            """;

    private final JdbcClient control;

    TurnStore(@Qualifier("control") JdbcClient control) {
        this.control = control;
    }

    boolean take(String work, UUID node, Duration atMost) {
        return control.sql(TAKE)
                        .param("work", work)
                        .param("node", node)
                        .param("seconds", (double) atMost.toSeconds())
                        .update()
                == 1;
    }
}
