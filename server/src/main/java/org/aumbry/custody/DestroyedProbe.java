package org.aumbry.custody;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries to get at what was destroyed, and looks whether the certificates' signatures still hold. */
@Component
class DestroyedProbe implements Probe {

    private static final int MOST = 5;

    private final DestructionStore store;
    private final GoneCheck check;
    private final Certificate certificate;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DestroyedProbe(
            DestructionStore store,
            GoneCheck check,
            Certificate certificate,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.check = check;
        this.certificate = certificate;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "custody.destroyed-is-gone";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-57");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            long tried = 0;
            var all = store.list();
            for (var each : all.stream().limit(MOST).toList()) {
                if (!certificate.verify(each.certificate())) {
                    return Result.fails("The signature under a certificate of destruction does not hold.");
                }
                for (var attempt : check.here(certificate.doomed(each))) {
                    if (attempt.opened() > 0) {
                        return Result.fails("%d of %d %s that were destroyed can be had."
                                .formatted(attempt.opened(), attempt.tried(), attempt.where()));
                    }
                    tried += attempt.tried();
                }
            }
            return archives(all, "%d destructions of keys; of the newest %d ways to get at them none led anywhere."
                    .formatted(all.size(), tried));
        });
    }

    /** Whatever archive may hold a destroyed key still has its day; after that day it must be gone. */
    private Result archives(List<Destruction> all, String said) {
        var holding = all.stream()
                .map(Destruction::destroyedAt)
                .max(Comparator.naturalOrder())
                .map(check::archives)
                .orElse(List.of());
        if (holding.isEmpty()) {
            return Result.holds(said);
        }
        var now = clock.instant();
        long late = holding.stream().filter(each -> each.goneBy().isBefore(now)).count();
        return late > 0
                ? Result.fails("%d archives that hold destroyed keys are kept after their day.".formatted(late))
                : Result.holds("%s %d archives hold keys of before, under keys of then, until %s.".formatted(
                        said, holding.size(), holding.getLast().goneBy()));
    }
}
