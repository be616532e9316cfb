package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up an authenticator app, sees its code taken once and refused the second time; then undoes it all. */
@Component
class CodeReplayProbe implements Probe {

    private final TotpStore store;
    private final UserStore users;
    private final Randomness randomness;
    private final Here here;
    private final TransactionTemplate transaction;
    private final BiPredicate<UserId, String> takes;

    @Autowired
    CodeReplayProbe(
            TotpStore store,
            UserStore users,
            Randomness randomness,
            Here here,
            TransactionTemplate transaction,
            AuthenticatorApp app) {
        this(store, users, randomness, here, transaction, app::use);
    }

    CodeReplayProbe(
            TotpStore store,
            UserStore users,
            Randomness randomness,
            Here here,
            TransactionTemplate transaction,
            BiPredicate<UserId, String> takes) {
        this.store = store;
        this.users = users;
        this.randomness = randomness;
        this.here = here;
        this.transaction = transaction;
        this.takes = takes;
    }

    @Override
    public String id() {
        return "identity.code-replay";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-17");
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
                    .orElseGet(() -> Result.holds("nobody can sign in yet, so no code can count twice"));
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut(UserId user) {
        store.remove(user);
        var raw = randomness.bytes(Totp.SECRET_BYTES);
        store.begin(user, raw, here.now());
        long step = Totp.step(here.now());
        store.use(user, step - 1, here.now());
        try (var secret = Secret.copyOf(raw)) {
            var code = Totp.code(secret, step);
            if (!takes.test(user, code)) {
                return Result.fails("a right code was refused");
            }
            if (takes.test(user, code)) {
                return Result.fails("a code counted twice");
            }
            return takes.test(user, Totp.code(secret, step - 1))
                    ? Result.fails("a code older than the last one counted")
                    : Result.holds("a code counted once and neither it nor an older one again");
        }
    }
}
