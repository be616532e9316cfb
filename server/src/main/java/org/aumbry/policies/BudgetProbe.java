package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets four clients of a made-up holder race for a budget of two files, sees two of them win, and nobody else before a
 * whole window has passed; then forgets the holder.
 */
@Component
class BudgetProbe implements Probe {

    private static final int CLIENTS = 4;
    private static final int FILES = 2;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final DownloadStore store;
    private final Budget budget;
    private final TransactionTemplate transaction;
    private final TenantScope scope;
    private final Desk desk;

    /** Takes for a holder, or does not. */
    interface Budget {
        boolean take(BudgetSteps.Holder holder, Taking taking, Instant now);
    }

    @Autowired
    BudgetProbe(
            DownloadStore store, BudgetSteps steps, TransactionTemplate transaction, TenantScope scope, Desk desk) {
        this(store, (holder, taking, now) -> steps.take(List.of(holder), taking, true, now)
                instanceof BudgetSteps.Outcome.Taken, transaction, scope, desk);
    }

    BudgetProbe(DownloadStore store, Budget budget, TransactionTemplate transaction, TenantScope scope, Desk desk) {
        this.store = store;
        this.budget = budget;
        this.transaction = transaction;
        this.scope = scope;
        this.desk = desk;
    }

    @Override
    public String id() {
        return "policies.budget";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-25");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var holder = new BudgetSteps.Holder(desk.id(), new BudgetLimits(FILES, 0, WINDOW, 100));
        var now = desk.now();
        var tenant = scope.current();
        try {
            var racing = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> another())
                    .map(taking -> CompletableFuture.supplyAsync(
                            () -> scope.call(tenant, () -> budget.take(holder, taking, now)),
                            task -> Thread.ofVirtual().start(task)))
                    .toList();
            long won = racing.stream().filter(CompletableFuture::join).count();
            if (won != FILES) {
                return Result.fails(won + " files left on a budget of " + FILES);
            }
            if (budget.take(holder, another(), now.plus(WINDOW).minusSeconds(1))) {
                return Result.fails("a third file left within one window");
            }
            return budget.take(holder, another(), now.plus(WINDOW).plus(WINDOW))
                    ? Result.holds("of %d clients that raced for %d files, %d got one, and no other within the window"
                            .formatted(CLIENTS, FILES, won))
                    : Result.fails("a used budget never comes back");
        } finally {
            transaction.executeWithoutResult(status -> store.forget(holder.id()));
        }
    }

    private Taking another() {
        return new Taking(DownloadChannel.DOWNLOAD, desk.id(), 1, 1);
    }
}
