package org.aumbry.resilience;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Maintenance that is announced: said by an operator beforehand, shown to everybody. The installation's journal is
 * where it is kept, so that nobody announces anything afterwards.
 */
@Service
public class Maintenance {

    private static final String ANNOUNCE = "maintenance.announce";
    private static final String WITHDRAW = "maintenance.withdraw";
    private static final int MOST = 100;
    private static final int LONGEST_NOTE = 400;
    private static final int MOST_MINUTES = 2880;
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Duration SHOWN_AFTER = Duration.ofDays(7);

    private final InstallationJournal journal;
    private final Ids ids;
    private final Clock clock;

    Maintenance(InstallationJournal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A time of maintenance.
     *
     * @param announcedAt when everybody could know
     * @param note what is done and what people notice, for everybody
     */
    public record Window(UUID id, Instant announcedAt, Instant begins, Instant ends, String note) {

        public boolean over(Instant now) {
            return !now.isBefore(ends);
        }

        /** Whether it is now; announced before it began. */
        public boolean runs(Instant now) {
            return !now.isBefore(begins) && !over(now) && !announcedAt.isAfter(begins);
        }
    }

    /**
     * Announces it to everybody.
     *
     * @param begins local date and time in UTC, as a form sends it: {@code 2026-12-01T22:00}
     * @param minutes 1 to 2880
     */
    @Transactional("control")
    public Window announce(OnDuty who, String begins, String minutes, String note) {
        who.active();
        var now = clock.instant();
        var from = moment(begins);
        if (!from.isAfter(now) || from.isAfter(now.plus(FARTHEST))) {
            throw Refusal.invalid("begins", "resilience.refusal.begins");
        }
        if (!minutes.matches("[1-9][0-9]{0,3}") || Integer.parseInt(minutes) > MOST_MINUTES) {
            throw Refusal.invalid("minutes", "resilience.refusal.minutes", MOST_MINUTES);
        }
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "resilience.refusal.note", LONGEST_NOTE);
        }
        var window = new Window(
                ids.next(), now, from, from.plus(Duration.ofMinutes(Integer.parseInt(minutes))), note.strip());
        journal.record(new Act(who, null, ANNOUNCE, object(window.id()), Map.of(
                "begins", window.begins().toString(), "ends", window.ends().toString(), "note", window.note())));
        return window;
    }

    /** Takes an announcement back; the journal keeps both. */
    @Transactional("control")
    public void withdraw(OnDuty who, UUID id) {
        who.active();
        var known = known().stream().filter(window -> window.id().equals(id)).findFirst()
                .orElseThrow(Refusal::notFound);
        journal.record(new Act(who, null, WITHDRAW, object(known.id()), Map.of()));
    }

    /** What is announced and not over for more than a week, the soonest first; for everybody. */
    public List<Window> known() {
        var withdrawn = new HashSet<UUID>();
        journal.newest(List.of(WITHDRAW), MOST).forEach(entry -> withdrawn.add(entry.object().id()));
        var oldest = clock.instant().minus(SHOWN_AFTER);
        return journal.newest(List.of(ANNOUNCE), MOST).stream()
                .map(Maintenance::window)
                .filter(window -> !withdrawn.contains(window.id()) && window.ends().isAfter(oldest))
                .sorted(java.util.Comparator.comparing(Window::begins))
                .toList();
    }

    /** Whether maintenance runs now that was announced before it began. */
    boolean runs() {
        var now = clock.instant();
        return known().stream().anyMatch(window -> window.runs(now));
    }

    private static Window window(InstallationEntry entry) {
        var details = entry.details();
        return new Window(
                entry.object().id(),
                entry.at(),
                Instant.parse(details.getOrDefault("begins", "")),
                Instant.parse(details.getOrDefault("ends", "")),
                details.getOrDefault("note", ""));
    }

    private static Instant moment(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            throw Refusal.invalid("begins", "resilience.refusal.begins");
        }
    }

    private static ObjectRef object(UUID id) {
        return new ObjectRef("maintenance", id);
    }
}
