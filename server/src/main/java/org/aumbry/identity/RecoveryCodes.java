package org.aumbry.identity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes for the day a person has lost everything else: ten, each good for once. */
@Service
public class RecoveryCodes {

    private static final int COUNT = 10;

    /** 80 bits: sixteen letters, in fours. */
    private static final int BYTES = 10;

    private static final int LENGTH = 16;

    private final RecoveryCodeStore store;
    private final StepUp stepUp;
    private final Randomness randomness;
    private final FactorNotice notice;
    private final Here here;

    RecoveryCodes(RecoveryCodeStore store, StepUp stepUp, Randomness randomness, FactorNotice notice, Here here) {
        this.store = store;
        this.stepUp = stepUp;
        this.randomness = randomness;
        this.notice = notice;
        this.here = here;
    }

    /** How many of one's codes are still good. */
    @Transactional(readOnly = true)
    public int left(Principal who) {
        return store.left(who.user());
    }

    /** Makes ten new codes and forgets the old ones; the answer is the only time they are seen. */
    @Transactional
    public List<String> issue(Principal who) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        stepUp.require(who);
        store.removeAll(who.user());
        var codes = Stream.generate(() -> Base32.encode(randomness.bytes(BYTES))).limit(COUNT).toList();
        codes.forEach(code -> store.add(here.id(), who.user(), code, here.now()));
        notice.added(who, Factor.RECOVERY_CODE.stored());
        return codes.stream().map(RecoveryCodes::inFours).toList();
    }

    /** Uses a code up. In the caller's transaction. */
    boolean use(UserId user, String given) {
        var code = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.length() == LENGTH && store.use(user, code, here.now());
    }

    private static String inFours(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }
}
