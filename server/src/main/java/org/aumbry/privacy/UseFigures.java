package org.aumbry.privacy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Wishes;
import org.aumbry.journal.JournalFigures;
import org.aumbry.journal.JournalFigures.Figure;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures about the use of the network: whole weeks, of enough people, rounded down, without those who don't want to be
 * counted, and none at all unless the network's policy wants them. Nothing is stored for them.
 */
@Service
public class UseFigures {

    static final String READ = "document.open";
    static final String SEARCHED = "search";

    private static final int WEEKS = 8;
    private static final int ROUND = 10;

    private final JournalFigures journal;
    private final Wishes wishes;
    private final NetworkPolicy policy;
    private final Administrators administrators;
    private final Clock clock;

    UseFigures(
            JournalFigures journal,
            Wishes wishes,
            NetworkPolicy policy,
            Administrators administrators,
            Clock clock) {
        this.journal = journal;
        this.wishes = wishes;
        this.policy = policy;
        this.administrators = administrators;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param on whether the network's policy wants figures
     * @param least of how many people a figure has to be
     * @param weeks the newest first; none while figures are off
     */
    public record Told(boolean on, int least, List<Week> weeks) {

        public Told {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * One week; 0 stands for fewer people than a figure has to be of.
     *
     * @param active people who did anything, {@code readers} and {@code searchers} of them who read or searched; each
     *     rounded down to a multiple of the least number
     * @param documents how often documents were read, and {@code searches}; rounded down to tens
     */
    public record Week(Instant begins, long active, long readers, long documents, long searchers, long searches) {}

    /** The figures that hold now. For administrators. */
    public Told show(Principal who) {
        administrators.require(who, "privacy.figures");
        return told();
    }

    @Transactional(readOnly = true)
    public Told told() {
        var values = policy.values();
        int least = values.count(PolicyOption.USAGE_LEAST_PEOPLE);
        if (!values.on(PolicyOption.USAGE_FIGURES)) {
            return new Told(false, least, List.of());
        }
        var question = question(least);
        var active = byWeek(journal.active(question));
        var read = byWeek(journal.done(READ, question));
        var searched = byWeek(journal.done(SEARCHED, question));
        var weeks = weeks(question).stream()
                .map(week -> new Week(
                        week, people(active, week, least), people(read, week, least), acts(read, week),
                        people(searched, week, least), acts(searched, week)))
                .toList();
        return new Told(true, least, weeks);
    }

    /** How many people really did something in each week that is told, for the probe. */
    Map<Instant, Figure> truth() {
        return byWeek(journal.active(question(1)));
    }

    private JournalFigures.Question question(int least) {
        var until = clock.instant().atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS);
        return new JournalFigures.Question(
                until.minusWeeks(WEEKS).toInstant(), until.toInstant(), least, wishes.uncounted());
    }

    private static List<Instant> weeks(JournalFigures.Question question) {
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(back -> question.until().minus(7L * back, ChronoUnit.DAYS))
                .toList();
    }

    private static Map<Instant, Figure> byWeek(List<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(Figure::week, figure -> figure));
    }

    private static long people(Map<Instant, Figure> figures, Instant week, int least) {
        var figure = figures.get(week);
        return figure == null ? 0 : figure.people() / least * least;
    }

    private static long acts(Map<Instant, Figure> figures, Instant week) {
        var figure = figures.get(week);
        return figure == null ? 0 : figure.acts() / ROUND * ROUND;
    }
}
