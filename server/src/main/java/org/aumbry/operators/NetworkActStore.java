package org.aumbry.operators;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
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

    static final String TOLD = """
            select count(*)
              from operator_act
             where entry_number = any(:numbers)
            """;

    static final String DIGEST = """
            select act_count
              from operator_digest
             where month = :month
            """;

    static final String ADD_DIGEST = """
            insert into operator_digest (month, act_count, sent_at)
            values (:month, :acts, :at)
                on conflict on constraint operator_digest_pk do nothing
            """;

    private final JdbcClient db;

    NetworkActStore(JdbcClient db) {
        this.db = db;
    }

    /** False when the network was told of it already. */
    boolean add(long number, Instant now) {
        return db.sql(ADD).param("number", number).param("at", OperatorStore.utc(now)).update() == 1;
    }

    /** Of how many of these the network was told. */
    long told(Collection<Long> numbers) {
        return db.sql(TOLD).param("numbers", numbers.toArray(Long[]::new)).query(Long.class).single();
    }

    /** How many acts the digest of that month told of; empty when there is none. */
    Optional<Integer> digest(YearMonth month) {
        return db.sql(DIGEST).param("month", month.atDay(1)).query(Integer.class).optional();
    }

    /** False when there is one already. */
    boolean addDigest(YearMonth month, int acts, Instant now) {
        return db.sql(ADD_DIGEST)
                .param("month", month.atDay(1))
                .param("acts", acts)
                .param("at", OperatorStore.utc(now))
                .update() == 1;
    }
}
