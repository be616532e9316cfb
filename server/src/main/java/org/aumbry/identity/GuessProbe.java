package org.aumbry.identity;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guesses at an address that nobody has, from a network that is nobody's (RFC 5737), sees the sixth try wait while the
 * owner's own device need not; then undoes it all.
 */
@Component
class GuessProbe implements Probe {

    private static final int FREE = 5;

    private final DeviceMarks marks;
    private final Randomness randomness;
    private final TransactionTemplate control;
    private final BiConsumer<String, Origin> guess;

    @Autowired
    GuessProbe(
            DeviceMarks marks,
            Randomness randomness,
            @Qualifier("control") TransactionTemplate control,
            Guesses guesses) {
        this(marks, randomness, control, guesses::begin);
    }

    GuessProbe(
            DeviceMarks marks,
            Randomness randomness,
            TransactionTemplate control,
            BiConsumer<String, Origin> guess) {
        this.marks = marks;
        this.randomness = randomness;
        this.control = control;
        this.guess = guess;
    }

    @Override
    public String id() {
        return "identity.guess-wait";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-24");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var result = control.execute(status -> {
            status.setRollbackOnly();
            return tryOut();
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut() {
        var email = HexFormat.of().formatHex(randomness.bytes(FREE)) + "@probe.invalid";
        var stranger = new Origin("192.0.2.77", "probe");
        for (int i = 0; i < FREE; i++) {
            guess.accept(email, stranger);
        }
        if (!waits(email, stranger)) {
            return Result.fails("the sixth guess at an account did not have to wait");
        }
        return waits(email, new Origin("192.0.2.77", "probe", marks.with("", email)))
                ? Result.fails("a stranger's guesses made the owner wait on their own device")
                : Result.holds("the sixth guess had to wait; the owner's own device did not");
    }

    private boolean waits(String email, Origin origin) {
        try {
            guess.accept(email, origin);
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }
}
