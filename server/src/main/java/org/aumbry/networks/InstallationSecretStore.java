package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class InstallationSecretStore {

    static final String ADD = """
            insert into installation_secret (purpose, wrapped, created_at)
            values (:purpose, :wrapped, :at)
                on conflict (purpose) do nothing
            """;

    static final String FIND = """
            select wrapped
              from installation_secret
             where purpose = :purpose
            """;

    private final JdbcClient db;

    InstallationSecretStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** The secret in place, which is the offered one when there was none. */
    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    byte[] findOrAdd(String purpose, byte[] offered, Instant now) {
        db.sql(ADD)
                .param("purpose", purpose)
                .param("wrapped", offered)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return db.sql(FIND).param("purpose", purpose).query((row, number) -> row.getBytes("wrapped")).single();
    }
}
