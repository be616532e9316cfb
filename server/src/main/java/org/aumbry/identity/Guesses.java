package org.aumbry.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes guessing slow. Every try counts as failed before it is looked at, so many at once gain nothing; a right one is
 * taken back.
 */
@Component
class Guesses {

    private final GuessStore store;
    private final InstallationMac macs;
    private final Clock clock;

    Guesses(GuessStore store, InstallationMac macs, Clock clock) {
        this.store = store;
        this.macs = macs;
        this.clock = clock;
    }

    /** Counts a try, known address or not; refuses it, uncounted, while its network has to wait. */
    @Transactional(transactionManager = "control")
    void begin(String email, String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        count(network(address), GuessRules::perNetwork, now);
        count(account(email, address), GuessRules::perAccount, now);
    }

    /** Takes back what {@link #begin} counted: the password was right. */
    @Transactional(transactionManager = "control")
    void succeeded(String email, String address) {
        store.takeBack(network(address));
        store.forget(account(email, address));
    }

    /** Counts somebody's asking for a mail; refuses it while their network has to wait. Never taken back. */
    @Transactional(transactionManager = "control")
    void ask(String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        count(macs.of("ask-network", ClientNetwork.of(address)), GuessRules::perNetwork, now);
    }

    @Transactional(transactionManager = "control")
    int forgetOld() {
        return store.forgetOld(clock.instant().minus(GuessRules.FORGOTTEN_AFTER));
    }

    private void count(byte[] mac, IntFunction<Duration> rule, Instant now) {
        var failures = store.lock(mac, now);
        int before = failures.lastAt().plus(GuessRules.FORGOTTEN_AFTER).isAfter(now) ? failures.count() : 0;
        var wait = Duration.between(now, failures.lastAt().plus(rule.apply(before)));
        if (wait.isPositive()) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "identity.sign-in.wait", wait.toSeconds() + 1);
        }
        store.set(mac, before + 1, now);
    }

    private byte[] network(String address) {
        return macs.of("guess-network", ClientNetwork.of(address));
    }

    private byte[] account(String email, String address) {
        return macs.of("guess-account", ClientNetwork.of(address) + " " + ProfileRules.emailKey(email));
    }
}
