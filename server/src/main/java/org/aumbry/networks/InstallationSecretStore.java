package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    static final String LIST = """
            select purpose, wrapped
              from installation_secret
             order by purpose
             limit 1000
            """;

    static final String REWRAP = """
            update installation_secret
               set wrapped = :wrapped
             where purpose = :purpose
               and wrapped = :before
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

    /** A secret as it is stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(String purpose, byte[] wrapped) {}

    List<Stored> list() {
        return db.sql(LIST)
                .query((row, number) -> new Stored(row.getString("purpose"), row.getBytes("wrapped")))
                .list();
    }

    void rewrap(Stored before, byte[] wrapped) {
        db.sql(REWRAP)
                .param("purpose", before.purpose())
                .param("before", before.wrapped())
                .param("wrapped", wrapped)
                .update();
    }
}
