package org.aumbry.policies;

import java.time.Duration;
import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every few hours: forgets what was taken in windows that ended long ago. */
@Component
class ForgettingUseJob {

    /** Longer than the longest window. */
    static final Duration KEPT = Duration.ofDays(62);

    private final EachTenant each;
    private final DownloadStore store;
    private final TransactionTemplate transaction;
    private final Desk desk;

    ForgettingUseJob(
            EachTenant each, DownloadStore store, TransactionTemplate transaction, Desk desk) {
        this.each = each;
        this.store = store;
        this.transaction = transaction;
        this.desk = desk;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void forget() {
        each.run("Old use of download budgets could not be forgotten", () -> transaction.executeWithoutResult(
                status -> store.forget(desk.now().minus(KEPT))));
    }
}
