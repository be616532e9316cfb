package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a session, sees it recognised, ends it and sees it refused, as the gate would; then undoes it all, so nobody
 * ever sees that session.
 */
@Component
class SessionProbe implements Probe {

    private static final Origin HERE = new Origin("", "probe");

    private final SessionStore store;
    private final UserStore users;
    private final Here here;
    private final TransactionTemplate transaction;
    private final Predicate<OpaqueToken> recognises;

    @Autowired
    SessionProbe(
            SessionStore store, UserStore users, Here here, TransactionTemplate transaction, Sessions sessions) {
        this(store, users, here, transaction, token -> sessions.recognise(token, HERE).isPresent());
    }

    SessionProbe(
            SessionStore store,
            UserStore users,
            Here here,
            TransactionTemplate transaction,
            Predicate<OpaqueToken> recognises) {
        this.store = store;
        this.users = users;
        this.here = here;
        this.transaction = transaction;
        this.recognises = recognises;
    }

    @Override
    public String id() {
        return "identity.session";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-22", "PAN-27");
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
                    .map(user -> tryOut(user.id()))
                    .orElseGet(() -> Result.holds("nobody can sign in yet, so no session can be taken over"));
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut(UserId user) {
        var token = here.token();
        var id = new SessionId(here.id());
        var other = here.token();
        store.add(new SessionStore.Fresh(id, user, token.hash(), Proof.NONE, HERE, null, false), here.now());
        if (!recognises.test(token)) {
            return Result.fails("a session just opened was not recognised");
        }
        if (recognises.test(other)) {
            return Result.fails("a token nobody was given was recognised");
        }
        if (store.byHash(Hashes.sha256(token.hash())).isPresent() || token.hash().length != Hashes.SHA256_BYTES) {
            return Result.fails("a session is found by something else than the hash of its token");
        }
        store.end(user, id, here.now());
        if (recognises.test(token)) {
            return Result.fails("a session was still recognised after it had been ended");
        }
        return Result.holds("a session with 256 random bits, stored as its SHA-256, was recognised, ended, and refused"
                + " on its next use");
    }
}
