package org.aumbry.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether figures about use are off when they are to be, of enough people, and listed as a purpose. */
@Component
class FiguresProbe implements Probe {

    /** No policy lets a figure be of fewer. */
    private static final int LEAST = 5;

    private final Supplier<Seen> look;

    /**
     * What was seen.
     *
     * @param people how many were active in each week
     * @param listed whether the notice names the purpose
     */
    record Seen(boolean wanted, UseFigures.Told told, Map<Instant, Long> people, boolean listed) {}

    @Autowired
    FiguresProbe(UseFigures figures, PrivacyNotices notices) {
        this(() -> new Seen(
                notices.figuresWanted(),
                figures.told(),
                figures.truth().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().people())),
                notices.current().facts().purposes().stream()
                        .anyMatch(use -> use.purpose().equals(Purpose.FIGURES.word()))));
    }

    FiguresProbe(Supplier<Seen> look) {
        this.look = look;
    }

    @Override
    public String id() {
        return "privacy.figures";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-17");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = look.get();
        var told = seen.told();
        if (!seen.listed()) {
            return Result.fails("the notice does not name figures about use as a purpose");
        }
        if (!seen.wanted() && (told.on() || !told.weeks().isEmpty())) {
            return Result.fails("figures about use are told although the network does not want them");
        }
        long few = told.weeks().stream().filter(week -> ofTooFew(week, seen)).count();
        if (told.least() < LEAST || few > 0) {
            return Result.fails("%d weeks tell a figure of fewer than %d people".formatted(
                    few, Math.max(LEAST, told.least())));
        }
        return Result.holds(told.on()
                ? "%d weeks are told, each figure of %d people or more".formatted(told.weeks().size(), told.least())
                : "figures about use are off");
    }

    private static boolean ofTooFew(UseFigures.Week week, Seen seen) {
        long least = Math.max(LEAST, seen.told().least());
        long there = seen.people().getOrDefault(week.begins(), 0L);
        boolean any = week.active() + week.readers() + week.searchers() + week.documents() + week.searches() > 0;
        return any && there < least
                || tooFew(week.active(), least)
                || tooFew(week.readers(), least)
                || tooFew(week.searchers(), least)
                || week.documents() > 0 && week.readers() == 0
                || week.searches() > 0 && week.searchers() == 0;
    }

    private static boolean tooFew(long people, long least) {
        return people > 0 && people < least;
    }
}
