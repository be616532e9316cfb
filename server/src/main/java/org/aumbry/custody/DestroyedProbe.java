package org.aumbry.custody;

import java.util.List;
import org.aumbry.data.KeyScope;
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

    DestroyedProbe(
            DestructionStore store, GoneCheck check, Certificate certificate, TransactionTemplate transaction) {
        this.store = store;
        this.check = check;
        this.certificate = certificate;
        this.transaction = transaction;
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
                for (var attempt : check.all(KeyScope.space(each.space().value()))) {
                    if (attempt.opened() > 0) {
                        return Result.fails("%d of %d %s that were destroyed can be had."
                                .formatted(attempt.opened(), attempt.tried(), attempt.where()));
                    }
                    tried += attempt.tried();
                }
            }
            return Result.holds("%d destructions of keys; of the newest %d ways to get at them none led anywhere."
                    .formatted(all.size(), tried));
        });
    }
}
