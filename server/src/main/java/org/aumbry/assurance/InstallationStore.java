package org.aumbry.assurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What concerns the whole installation, in the control database: results of its probes, and who is running them. */
@Component
class InstallationStore {

    static final String LOOKS = """
            select probe, holds, observed, looked_at, duration_ms
              from probe_result
             order by probe
             limit 1000
            """;
    static final String KEEP_LOOK = """
            insert into probe_result (probe, holds, observed, looked_at, duration_ms)
            values (:probe, :holds, :observed, :at, :duration)
            on conflict (probe) do update
               set holds = excluded.holds,
                   observed = excluded.observed,
                   looked_at = excluded.looked_at,
                   duration_ms = excluded.duration_ms
            """;
    static final String CLAIM = """
            insert into assurance_claim as claim (scope, holder, held_until)
            values (:scope, :holder, :until)
            on conflict (scope) do update
               set holder = excluded.holder,
                   held_until = excluded.held_until
             where claim.held_until <= :now
                or claim.holder = excluded.holder
            """;
    static final String RELEASE = """
            delete from assurance_claim
             where scope = :scope
               and holder = :holder
            """;

    private final JdbcClient control;

    InstallationStore(@Qualifier("control") JdbcClient control) {
        this.control = control;
    }

    List<ProbeLook> looks() {
        return control.sql(LOOKS).query(InstallationStore::look).list();
    }

    void keep(ProbeLook look) {
        Looks.bind(control.sql(KEEP_LOOK), look).update();
    }

    /** Takes or keeps the right to run the probes of a scope until then; false when another holds it. */
    boolean claim(String scope, UUID holder, Instant now, Instant until) {
        return control.sql(CLAIM)
                        .param("scope", scope)
                        .param("holder", holder)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    void release(String scope, UUID holder) {
        control.sql(RELEASE).param("scope", scope).param("holder", holder).update();
    }

    private static ProbeLook look(ResultSet row, int number) throws SQLException {
        return Looks.read(row);
    }
}
