package org.aumbry.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What delivering does to the outbox, each step in a transaction of its own. */
@Component
class Outbox {

    /** How long a node may take for one delivery before another one tries. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** How long to wait while the mail server is left alone. */
    private static final Duration POSTPONED = Duration.ofMinutes(1);

    /** How long a letter is kept after it was made. */
    static final Duration KEPT = Duration.ofDays(30);

    /** How long to wait after each failed attempt; after the last one a letter is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final LetterStore store;
    private final Clock clock;

    Outbox(LetterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    Optional<LetterStore.Claimed> next() {
        return store.claim(now(), now().plus(LEASE));
    }

    @Transactional
    void sent(LetterId id) {
        store.done(id, LetterState.SENT, null, now());
    }

    /** Tries again later, unless it never will do or was tried too often. */
    @Transactional
    void failed(LetterStore.Claimed claimed, Undeliverable why) {
        var id = claimed.letter().id();
        if (why.forGood()) {
            store.done(id, LetterState.RETURNED, why.problem(), now());
        } else if (claimed.attempt() > PAUSES.size()) {
            store.done(id, LetterState.FAILED, why.problem(), now());
        } else {
            store.again(id, why.problem(), now().plus(PAUSES.get(claimed.attempt() - 1)));
        }
    }

    /** As if it had not been taken: nothing was tried. */
    @Transactional
    void postponed(LetterId id) {
        store.putBack(id, now().plus(POSTPONED));
    }

    /** Whether any letter is still to be delivered, now or later. */
    @Transactional(readOnly = true)
    boolean anyWaiting() {
        return store.anyWaiting();
    }

    /** Takes the text out of letters that are no longer true, and forgets old ones. */
    @Transactional
    void tidy() {
        store.expire(now());
        store.forget(now().minus(KEPT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
