package org.aumbry.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends campaigns at their deadline: revokes what nobody decided, one by one, then signs the report. */
@Component
class Closing {

    private final ClosingSteps closing;
    private final ReviewSteps steps;
    private final TenantScope scope;
    private final Clock clock;

    Closing(ClosingSteps closing, ReviewSteps steps, TenantScope scope, Clock clock) {
        this.closing = closing;
        this.steps = steps;
        this.scope = scope;
        this.clock = clock;
    }

    /** Closes every campaign whose time is over; how many. Can be interrupted anywhere and goes on where it stopped. */
    int closeDue() {
        var due = closing.due(clock.instant());
        for (var campaign : due) {
            var who = Principal.system(scope.current(), campaign.startedBy());
            for (UUID item : closing.open(campaign.id())) {
                steps.decide(who, campaign.id(), item, null);
            }
            closing.close(who, campaign.id());
        }
        return due.size();
    }

    /** What closing does in the database. */
    @Component
    static class ClosingSteps {

        private final CampaignStore store;
        private final ItemStore items;
        private final ReviewReport report;
        private final Journal journal;
        private final Clock clock;

        ClosingSteps(CampaignStore store, ItemStore items, ReviewReport report, Journal journal, Clock clock) {
            this.store = store;
            this.items = items;
            this.report = report;
            this.journal = journal;
            this.clock = clock;
        }

        @Transactional(readOnly = true)
        List<Campaign> due(Instant now) {
            return store.open().stream().filter(campaign -> !campaign.deadline().isAfter(now)).toList();
        }

        @Transactional(readOnly = true)
        List<UUID> open(CampaignId campaign) {
            return items.open(campaign);
        }

        @Transactional
        void close(Principal who, CampaignId id) {
            if (!store.lock(id) || !items.open(id).isEmpty()) {
                return;
            }
            var campaign = store.find(id).orElseThrow();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var all = items.of(id);
            store.close(id, report.write(campaign, store.reviewers(id), all, now), now);
            journal.record(who, "review.close", id.ref(), Map.of("items", String.valueOf(all.size())));
        }
    }
}
