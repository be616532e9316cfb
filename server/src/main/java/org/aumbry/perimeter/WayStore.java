package org.aumbry.perimeter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aumbry.operators.OperatorId;
import org.aumbry.web.Entrances.Way;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which way in operators have opened. */
@Repository
class WayStore {

    static final String OPEN = """
            select open, since
              from way_in
             where only_row
            """;

    static final String SWITCH = """
            insert into way_in (only_row, open, since, operator_id)
            values (true, :open, :since, :operator)
                on conflict (only_row) do update
               set open        = excluded.open,
                   since       = excluded.since,
                   operator_id = excluded.operator_id
            """;

    private final JdbcClient db;

    WayStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** What is open, and since when. */
    record Open(Way way, Instant since) {}

    Optional<Open> open() {
        return db.sql(OPEN)
                .query((row, number) -> new Open(
                        Way.of(row.getString("open")).orElseThrow(),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void open(Way way, OperatorId by, Instant since) {
        db.sql(SWITCH)
                .param("open", way.stored())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("operator", by.value())
                .update();
    }
}
