package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens one session that rested too long and one that is too old, by the times this network has set, and sees both
 * refused; then undoes it all.
 */
@Component
class SessionTimeProbe implements Probe {

    private static final Origin HERE = new Origin("", "probe");

    private final SessionStore store;
    private final UserStore users;
    private final NetworkPolicy policy;
    private final Here here;
    private final TransactionTemplate transaction;
    private final Predicate<OpaqueToken> recognises;

    @Autowired
    SessionTimeProbe(
            SessionStore store,
            UserStore users,
            NetworkPolicy policy,
            Here here,
            TransactionTemplate transaction,
            Sessions sessions) {
        this(store, users, policy, here, transaction, token -> sessions.recognise(token, HERE).isPresent());
    }

    SessionTimeProbe(
            SessionStore store,
            UserStore users,
            NetworkPolicy policy,
            Here here,
            TransactionTemplate transaction,
            Predicate<OpaqueToken> recognises) {
        this.store = store;
        this.users = users;
        this.policy = policy;
        this.here = here;
        this.transaction = transaction;
        this.recognises = recognises;
    }

    @Override
    public String id() {
        return "identity.session-time";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-28");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var result = transaction.execute(status -> {
            status.setRollbackOnly();
            return users.list(null, List.of(AccountState.ACTIVE), 1).stream()
                    .findFirst()
                    .map(this::tryOut)
                    .orElseGet(() -> Result.holds("nobody can sign in yet, so no session can outlive its time"));
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut(User person) {
        var user = person.id();
        var times = SessionRules.times(policy.values(), person.role());
        var now = here.now();
        var rested = here.token();
        store.add(fresh(new SessionId(here.id()), user, rested), now.minus(times.idle()));
        if (recognises.test(rested)) {
            return Result.fails("a session was recognised after its time without use");
        }
        var old = here.token();
        var id = new SessionId(here.id());
        store.add(fresh(id, user, old), now.minus(times.absolute()));
        store.seen(id, now);
        if (recognises.test(old)) {
            return Result.fails("a session was recognised after its whole time");
        }
        return Result.holds("sessions were refused after " + times.idle().toMinutes()
                + " minutes without use and"
                + " after " + times.absolute().toHours() + " hours in all");
    }

    private static SessionStore.Fresh fresh(SessionId id, UserId user, OpaqueToken token) {
        return new SessionStore.Fresh(id, user, token.hash(), Proof.NONE, HERE, null, false);
    }
}
