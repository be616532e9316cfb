package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuessStore {

    static final String BEGIN = """
            insert into sign_in_guess (guess_mac, failure_count, last_at)
            values (:mac, 0, :now)
                on conflict (guess_mac) do nothing
            """;

    static final String LOCK = """
            select failure_count, last_at
              from sign_in_guess
             where guess_mac = :mac
               for update
            """;

    static final String SET = """
            update sign_in_guess
               set failure_count = :count,
                   last_at = :now
             where guess_mac = :mac
            """;

    static final String TAKE_BACK = """
            update sign_in_guess
               set failure_count = greatest(failure_count - 1, 0)
             where guess_mac = :mac
            """;

    static final String FORGET = """
            delete from sign_in_guess
             where guess_mac = :mac
            """;

    static final String FORGET_OLD = """
            delete from sign_in_guess
             where last_at < :before
            """;

    private final JdbcClient db;

    GuessStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** The failures so far, locked until the transaction ends. */
    Failures lock(byte[] mac, Instant now) {
        db.sql(BEGIN).param("mac", mac).param("now", utc(now)).update();
        return db.sql(LOCK)
                .param("mac", mac)
                .query((row, number) -> new Failures(
                        row.getInt("failure_count"), row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    void set(byte[] mac, int count, Instant now) {
        db.sql(SET).param("mac", mac).param("count", count).param("now", utc(now)).update();
    }

    void takeBack(byte[] mac) {
        db.sql(TAKE_BACK).param("mac", mac).update();
    }

    void forget(byte[] mac) {
        db.sql(FORGET).param("mac", mac).update();
    }

    int forgetOld(Instant before) {
        return db.sql(FORGET_OLD).param("before", utc(before)).update();
    }

    record Failures(int count, Instant lastAt) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
