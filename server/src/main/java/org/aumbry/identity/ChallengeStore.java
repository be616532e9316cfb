package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChallengeStore {

    static final String SPEND = """
            insert into spent_challenge (challenge_mac, expires_at)
            values (:mac, :expires)
                on conflict (challenge_mac) do nothing
            """;

    static final String FORGET = """
            delete from spent_challenge
             where expires_at < :now
            """;

    private final JdbcClient db;

    ChallengeStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** Uses it up; false when it was used before. */
    boolean spend(byte[] mac, Instant expires) {
        return db.sql(SPEND).param("mac", mac).param("expires", expires.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    int forget(Instant now) {
        return db.sql(FORGET).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }
}
