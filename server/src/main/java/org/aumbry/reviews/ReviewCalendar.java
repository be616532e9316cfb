package org.aumbry.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Reviews that come round, when they are due, and the signed minutes of those that were held. For auditors. */
@Service
public class ReviewCalendar {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_PRESENT = 500;
    public static final int LONGEST_MINUTES = 10_000;
    public static final int MOST_MONTHS = 24;

    private static final int MOST_PLANNED = 100;
    private static final int SHOWN = 100;

    private final CalendarStore store;
    private final MinutesReport report;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    ReviewCalendar(
            CalendarStore store,
            MinutesReport report,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.report = report;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that come round, the next first. */
    @Transactional(readOnly = true)
    public List<PlannedReview> planned(Principal who) {
        administrators.require(who, "review.calendar");
        return store.planned();
    }

    /** The last 100 that were held, the newest first. */
    @Transactional(readOnly = true)
    public List<ReviewMinutes> held(Principal who) {
        administrators.require(who, "review.calendar");
        return store.minutes(SHOWN);
    }

    /** Puts a review into the calendar. */
    @Transactional
    public PlannedReview plan(Principal who, String rawTitle, int everyMonths, LocalDate dueOn) {
        administrators.require(who, "review.plan");
        var title = text("title", rawTitle, LONGEST_TITLE);
        if (everyMonths < 1 || everyMonths > MOST_MONTHS) {
            throw Refusal.invalid("months", "reviews.calendar.refusal.months", MOST_MONTHS);
        }
        if (dueOn.isBefore(today()) || dueOn.isAfter(today().plusMonths(MOST_MONTHS))) {
            throw Refusal.invalid("due", "reviews.calendar.refusal.due", MOST_MONTHS);
        }
        if (store.planned().size() >= MOST_PLANNED) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "reviews.calendar.refusal.many", MOST_PLANNED);
        }
        var review = new PlannedReview(ids.next(), title, everyMonths, dueOn);
        store.add(review, who.user(), now());
        journal.record(who, "review.plan", review.ref());
        return review;
    }

    /** Takes a review out of the calendar; its minutes stay. */
    @Transactional
    public void end(Principal who, UUID id) {
        administrators.require(who, "review.unplan");
        var review = find(id);
        store.end(id, now());
        journal.record(who, "review.unplan", review.ref());
    }

    /**
     * Signs the minutes of a review that was held, after a fresh look at whoever signs; it is due again later.
     *
     * @param present who took part
     * @param minutes what was looked at and decided
     */
    @Transactional
    public ReviewMinutes hold(Principal who, UUID id, String present, String minutes) {
        administrators.require(who, "review.hold");
        stepUp.require(who);
        var review = find(id);
        var were = text("present", present, LONGEST_PRESENT);
        var said = text("minutes", minutes, LONGEST_MINUTES);
        var held = new ReviewMinutes(ids.next(), id, review.title(), review.dueOn(), who.user(), now());
        store.keep(held, report.write(review, held, were, said), review.after(today()));
        journal.record(who, "review.hold", review.ref());
        return held;
    }

    /** The minutes as signed, with the signature. */
    @Transactional(readOnly = true)
    public byte[] signed(Principal who, UUID id) {
        administrators.require(who, "review.minutes");
        return store.signed(id).orElseThrow(Refusal::notFound);
    }

    /** What the minutes say. */
    @Transactional(readOnly = true)
    public JsonNode read(Principal who, UUID id) {
        return report.open(signed(who, id));
    }

    /** This day, as the calendar counts. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private PlannedReview find(UUID id) {
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(String field, String raw, int longest) {
        var text = raw.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw Refusal.invalid(field, "reviews.calendar.refusal.text", longest);
        }
        return text;
    }
}
