package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SetupStateStore {

    static final String FIND = """
            select state_sealed
              from setup_state
            """;

    static final String SET = """
            insert into setup_state (state_sealed, changed_at)
            values (:state, :at)
                on conflict (only_row) do update
               set state_sealed = excluded.state_sealed,
                   changed_at = excluded.changed_at
            """;

    static final String FORGET = """
            delete from setup_state
            """;

    private final JdbcClient db;

    SetupStateStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    @Transactional(transactionManager = "control", readOnly = true)
    Optional<byte[]> find() {
        return db.sql(FIND).query((row, number) -> row.getBytes("state_sealed")).optional();
    }

    @Transactional("control")
    void set(byte[] state, Instant now) {
        db.sql(SET).param("state", state).param("at", now.atOffset(ZoneOffset.UTC)).update();
    }

    @Transactional("control")
    void forget() {
        db.sql(FORGET).update();
    }
}
