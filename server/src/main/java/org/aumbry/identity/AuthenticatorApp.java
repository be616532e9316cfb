package org.aumbry.identity;

import java.util.Arrays;
import java.util.Optional;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's authenticator app: at most one, which makes a code every half minute. */
@Service
public class AuthenticatorApp {

    private final TotpStore store;
    private final FactorChange change;
    private final Randomness randomness;
    private final Here here;

    AuthenticatorApp(TotpStore store, FactorChange change, Randomness randomness, Here here) {
        this.store = store;
        this.change = change;
        this.randomness = randomness;
        this.here = here;
    }

    /**
     * Makes a secret for a new app, which counts once {@link #confirm} has seen a code of it.
     */
    @Transactional
    public void begin(Principal who) {
        change.require(who);
        var secret = randomness.bytes(Totp.SECRET_BYTES);
        try {
            if (!store.begin(who.user(), secret, here.now())) {
                throw Refusal.of(Refusal.Code.CONFLICT, "identity.totp.there");
            }
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The secret of the app that is being set up, in Base32; empty when none is. */
    @Transactional
    public Optional<String> pending(Principal who) {
        change.require(who);
        return store.lock(who.user()).filter(kept -> !kept.confirmed()).map(kept -> {
            try (var secret = kept.secret()) {
                var raw = secret.bytes(RawKeyAccess.because("shown once to set an app up"));
                try {
                    return Base32.encode(raw);
                } finally {
                    Arrays.fill(raw, (byte) 0);
                }
            }
        });
    }

    /** Takes the app as a second factor once it has shown that it makes the right codes. */
    @Transactional
    public void confirm(Principal who, String code) {
        change.require(who);
        var kept = store.lock(who.user()).orElseThrow(Refusal::notFound);
        try (var secret = kept.secret()) {
            var step = Totp.matching(secret, code, here.now(), kept.lastStep());
            if (kept.confirmed() || step.isEmpty()) {
                throw Refusal.invalid("code", "identity.totp.wrong");
            }
            store.use(who.user(), step.getAsLong(), here.now());
        }
        change.added(who, Factor.TOTP);
    }

    /** Takes the app away. */
    @Transactional
    public void remove(Principal who) {
        change.require(who);
        if (!store.remove(who.user())) {
            throw Refusal.notFound();
        }
        change.removed(who, Users.ref(who.user()), Factor.TOTP);
    }

    /** Whether that is a code of the person's app, and uses it up. In the caller's transaction. */
    boolean use(UserId user, String code) {
        var kept = store.lock(user);
        if (kept.isEmpty()) {
            return false;
        }
        try (var secret = kept.get().secret()) {
            var step = Totp.matching(secret, code, here.now(), kept.get().lastStep());
            return kept.get().confirmed() && step.isPresent() && store.use(user, step.getAsLong(), here.now());
        }
    }
}
