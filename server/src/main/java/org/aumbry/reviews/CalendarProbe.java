package org.aumbry.reviews;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether there is a calendar of reviews, whether it is kept, and whether the signatures under minutes hold. */
@Component
class CalendarProbe implements Probe {

    private static final int MOST = 20;

    private final CalendarStore store;
    private final MinutesReport report;
    private final Clock clock;

    CalendarProbe(CalendarStore store, MinutesReport report, Clock clock) {
        this.store = store;
        this.report = report;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "reviews.calendar-kept";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-9");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int planned = store.planned().size();
        if (planned == 0) {
            return Result.fails("No review is planned.");
        }
        long missing = store.missing(today.minusDays(PlannedReview.PATIENCE_DAYS));
        if (missing > 0) {
            return Result.fails("%d of %d planned reviews are two weeks overdue.".formatted(missing, planned));
        }
        var held = store.minutes(MOST);
        boolean broken = held.stream()
                .anyMatch(each -> store.signed(each.id()).filter(report::verify).isEmpty());
        return broken
                ? Result.fails("A signature under minutes does not hold.")
                : Result.holds("%d reviews are planned and none is missing; the signatures under %d minutes hold."
                        .formatted(planned, held.size()));
    }
}
