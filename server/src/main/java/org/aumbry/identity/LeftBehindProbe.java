package org.aumbry.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether people who are gone for good still hold something that nobody else can take care of. */
@Component
class LeftBehindProbe implements Probe {

    /** Somebody who was only suspended keeps everything for so long. */
    static final Duration SUSPENSION = Duration.ofDays(30);

    private final DeactivatedStore store;
    private final ObjectProvider<Handover> handovers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LeftBehindProbe(
            DeactivatedStore store,
            ObjectProvider<Handover> handovers,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.handovers = handovers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "identity.nothing-left-behind";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-10");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            var gone = store.goneBefore(clock.instant().minus(SUSPENSION));
            long things = gone.stream()
                    .mapToLong(person -> handovers.stream().mapToLong(each -> each.count(person)).sum())
                    .sum();
            return things == 0
                    ? Result.holds("%d people are gone for more than 30 days and hold nothing.".formatted(gone.size()))
                    : Result.fails("%d things are left with people who are gone for more than 30 days."
                            .formatted(things));
        });
    }
}
