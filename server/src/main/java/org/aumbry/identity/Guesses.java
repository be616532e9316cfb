package org.aumbry.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntFunction;
import org.aumbry.identity.GuessStore.Counter;
import org.aumbry.networks.InstallationMac;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes guessing slow. Every try counts as failed before it is looked at, so many at once gain nothing; a right one is
 * taken back. On a device where the account has signed in before, only what fails there counts, so no stranger can make
 * the owner wait.
 */
@Component
class Guesses {

    private final GuessStore store;
    private final DeviceMarks devices;
    private final InstallationMac macs;
    private final GuessDelays delays;
    private final TransactionTemplate control;
    private final Clock clock;

    Guesses(
            GuessStore store,
            DeviceMarks devices,
            InstallationMac macs,
            GuessDelays delays,
            @Qualifier("control") TransactionTemplate control,
            Clock clock) {
        this.store = store;
        this.devices = devices;
        this.macs = macs;
        this.delays = delays;
        this.control = control;
        this.clock = clock;
    }

    private record Counted(Counter counter, IntFunction<Duration> rule) {}

    /** What looks like passwords from a leak being tried out on many accounts. */
    enum Alarm {
        ONE_NETWORK,
        MANY_NETWORKS;

        String stored() {
            return this == ONE_NETWORK ? "one-network" : "many-networks";
        }
    }

    /** Counts a try at a password, known address or not; refuses it, uncounted, while it has to wait. */
    void begin(String email, Origin origin) {
        var own = ownDevice(email, origin);
        if (own.isPresent()) {
            count(new Counted(own.get(), GuessRules::perAccount));
        } else {
            count(
                    new Counted(network(origin), GuessRules::perNetwork),
                    new Counted(account(email, origin), GuessRules::perAccount));
        }
    }

    /** Takes back what {@link #begin} counted: the password was right. */
    @Transactional(transactionManager = "control")
    void succeeded(String email, Origin origin) {
        var own = ownDevice(email, origin);
        if (own.isPresent()) {
            forget(own.get());
        } else {
            takeBack(network(origin));
            forget(account(email, origin));
        }
    }

    /** Counts a try at something that is no account's in particular, by its network only. */
    void beginFrom(Origin origin) {
        count(new Counted(network(origin), GuessRules::perNetwork));
    }

    @Transactional(transactionManager = "control")
    void succeededFrom(Origin origin) {
        takeBack(network(origin));
    }

    /**
     * Counts a try at a code of a second factor, wherever it comes from: who gets that far knows the password, so is no
     * stranger whom the owner would have to be protected from.
     */
    void beginCode(User user, Origin origin) {
        count(new Counted(code(user, origin), GuessRules::perCode));
    }

    @Transactional(transactionManager = "control")
    void succeededCode(User user, Origin origin) {
        forget(code(user, origin));
    }

    /** Lifts the waits of an account, at most once an hour; whether there was any. */
    @Transactional(transactionManager = "control")
    boolean lift(String email) {
        var now = now();
        delays.forgetAll();
        return store.lift(accountMac(email), now.minus(GuessRules.LIFTED_ONCE_IN), now) > 0;
    }

    /** The most failures that anyone has on an account, lately. */
    @Transactional(transactionManager = "control", readOnly = true)
    int failures(String email) {
        return store.most(accountMac(email));
    }

    /** Whether what was seen in the last hour looks like many accounts being tried. */
    @Transactional(transactionManager = "control", readOnly = true)
    Optional<Alarm> alarm(Origin origin) {
        var since = clock.instant().minus(GuessRules.SPREAD_WINDOW);
        var here = network(origin).network();
        if (here != null && store.accountsFrom(here, since) >= GuessRules.ACCOUNTS_FROM_ONE_NETWORK) {
            return Optional.of(Alarm.ONE_NETWORK);
        }
        var spread = store.everywhere(since);
        return spread.accounts() >= GuessRules.ACCOUNTS_EVERYWHERE
                        && spread.networks() >= GuessRules.NETWORKS_EVERYWHERE
                ? Optional.of(Alarm.MANY_NETWORKS)
                : Optional.empty();
    }

    /** Counts somebody's asking for a mail; refuses it while their network has to wait. Never taken back. */
    void ask(String address) {
        var network = new Counter(macs.of("ask-network", ClientNetwork.of(address)), null, null);
        count(new Counted(network, GuessRules::perNetwork));
    }

    @Transactional(transactionManager = "control")
    int forgetOld() {
        return store.forgetOld(clock.instant().minus(GuessRules.FORGOTTEN_AFTER));
    }

    /** All of them or, when one has to wait, none; what is known to have to wait costs no transaction. */
    private void count(Counted... all) {
        for (var each : all) {
            delays.require(each.counter().mac());
        }
        control.executeWithoutResult(open -> {
            for (var each : all) {
                count(each.counter(), each.rule());
            }
        });
    }

    private void count(Counter counter, IntFunction<Duration> rule) {
        var now = now();
        var failures = store.lock(counter, now);
        int before = failures.lastAt().plus(GuessRules.FORGOTTEN_AFTER).isAfter(now) ? failures.count() : 0;
        var wait = Duration.between(now, failures.lastAt().plus(rule.apply(before)));
        if (wait.isPositive()) {
            delays.remember(counter.mac(), now.plus(wait));
            throw GuessDelays.refusal(wait);
        }
        store.set(counter.mac(), before + 1, now);
    }

    private void forget(Counter counter) {
        store.forget(counter.mac());
        delays.forget(counter.mac());
    }

    private void takeBack(Counter counter) {
        store.takeBack(counter.mac());
        delays.forget(counter.mac());
    }

    private Optional<Counter> ownDevice(String email, Origin origin) {
        if (!devices.knows(origin.device(), email)) {
            return Optional.empty();
        }
        var key = DeviceMarks.number(origin.device()) + " " + ProfileRules.emailKey(email);
        return Optional.of(new Counter(macs.of("guess-device", key), accountMac(email), null));
    }

    private Counter network(Origin origin) {
        var mac = macs.of("guess-network", ClientNetwork.of(origin.address()));
        return new Counter(mac, null, mac);
    }

    private Counter account(String email, Origin origin) {
        var network = ClientNetwork.of(origin.address());
        var mac = macs.of("guess-account", network + " " + ProfileRules.emailKey(email));
        return new Counter(mac, accountMac(email), macs.of("guess-network", network));
    }

    private Counter code(User user, Origin origin) {
        var own = devices.knows(origin.device(), user.email()) ? DeviceMarks.number(origin.device()) : "";
        return new Counter(macs.of("guess-code", user.id() + " " + own), accountMac(user.email()), null);
    }

    private byte[] accountMac(String email) {
        return macs.of("guess-of", ProfileRules.emailKey(email));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
