package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuessStore {

    static final String BEGIN = """
            insert into sign_in_guess (guess_mac, account_mac, network_mac, failure_count, last_at)
            values (:mac, :account, :network, 0, :now)
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

    static final String LIFT = """
            update sign_in_guess
               set failure_count = 0,
                   lifted_at = :now
             where account_mac = :account
               and (lifted_at is null or lifted_at < :again)
            """;

    static final String WAITING = """
            select coalesce(max(failure_count), 0)
              from sign_in_guess
             where account_mac = :account
            """;

    static final String FROM_NETWORK = """
            select count(distinct account_mac)
              from sign_in_guess
             where network_mac = :network
               and last_at > :since
               and failure_count > 0
            """;

    static final String EVERYWHERE = """
            select count(distinct account_mac) as account_count, count(distinct network_mac) as network_count
              from sign_in_guess
             where last_at > :since
               and failure_count > 0
            """;

    private final JdbcClient db;

    GuessStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /**
     * What is guessed.
     *
     * @param mac which counter
     * @param account whose account; null when the counter stands for no single one
     * @param network from which network; null when it counts guesses from anywhere
     */
    record Counter(byte[] mac, byte @Nullable [] account, byte @Nullable [] network) {}

    /** The failures so far, locked until the transaction ends. */
    Failures lock(Counter counter, Instant now) {
        db.sql(BEGIN)
                .param("mac", counter.mac())
                .param("account", counter.account(), java.sql.Types.BINARY)
                .param("network", counter.network(), java.sql.Types.BINARY)
                .param("now", utc(now))
                .update();
        return db.sql(LOCK)
                .param("mac", counter.mac())
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

    /** Lifts the waits of an account that were not lifted since; how many. */
    int lift(byte[] account, Instant again, Instant now) {
        return db.sql(LIFT).param("account", account).param("again", utc(again)).param("now", utc(now)).update();
    }

    /** The most failures that anyone has on an account. */
    int most(byte[] account) {
        return db.sql(WAITING).param("account", account).query(Integer.class).single();
    }

    /** How many accounts were guessed at in vain from a network. */
    int accountsFrom(byte[] network, Instant since) {
        return db.sql(FROM_NETWORK)
                .param("network", network)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    Spread everywhere(Instant since) {
        return db.sql(EVERYWHERE)
                .param("since", utc(since))
                .query((row, number) -> new Spread(row.getInt("account_count"), row.getInt("network_count")))
                .single();
    }

    record Failures(int count, Instant lastAt) {}

    /** How many accounts were guessed at in vain, from how many networks. */
    record Spread(int accounts, int networks) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
