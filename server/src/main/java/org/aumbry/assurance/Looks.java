package org.aumbry.assurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** One answer of a probe as a row; the table looks the same in both databases. */
final class Looks {

    private Looks() {}

    static ProbeLook read(ResultSet row) throws SQLException {
        return new ProbeLook(
                row.getString("probe"),
                row.getBoolean("holds"),
                row.getString("observed"),
                row.getTimestamp("looked_at").toInstant(),
                Duration.ofMillis(row.getInt("duration_ms")));
    }

    static StatementSpec bind(StatementSpec statement, ProbeLook look) {
        return statement
                .param("probe", look.probe())
                .param("holds", look.holds())
                .param("observed", look.observed())
                .param("at", Timestamp.from(look.at()))
                .param("duration", (int) look.took().toMillis());
    }
}
