package org.aumbry.operators;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which entries of the installation's journal the entered network was told of. */
@Repository
class NetworkActStore {

    static final String ADD = """
            insert into operator_act (entry_number, told_at)
            values (:number, :at)
                on conflict (entry_number) do nothing
            """;

    private final JdbcClient db;

    NetworkActStore(JdbcClient db) {
        this.db = db;
    }

    /** False when the network was told of it already. */
    boolean add(long number, Instant now) {
        return db.sql(ADD).param("number", number).param("at", OperatorStore.utc(now)).update() == 1;
    }
}
