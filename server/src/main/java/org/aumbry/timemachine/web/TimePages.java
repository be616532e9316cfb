package org.aumbry.timemachine.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.timemachine.Change;
import org.aumbry.timemachine.Mark;
import org.aumbry.timemachine.Restores;
import org.aumbry.timemachine.Run;
import org.aumbry.timemachine.Scope;
import org.aumbry.timemachine.TimeMachine;
import org.aumbry.timemachine.Timeline;
import org.aumbry.web.Crumb;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up the page of the time machine, for a space and for the network alike. */
@Component
class TimePages {

    private final TimeMachine machine;
    private final Timeline timeline;
    private final Restores restores;
    private final Users users;

    TimePages(TimeMachine machine, Timeline timeline, Restores restores, Users users) {
        this.machine = machine;
        this.timeline = timeline;
        this.restores = restores;
        this.users = users;
    }

    /** For whom and of what a page is drawn. */
    record Place(Principal who, Words words, Scope scope, @Nullable SpaceFrame frame, String address) {}

    /** A page on which no moment was chosen yet, or none that can be reached. */
    TimePage still(Place place, String typed, FieldErrors errors) {
        return page(place, typed, null, errors);
    }

    TimePage at(Place place, Instant at, @Nullable UUID folder) {
        var words = place.words();
        var comparison = machine.compare(place.who(), place.scope(), at);
        var path = new ArrayList<Crumb>();
        List<TimePage.Item> items = List.of();
        if (!place.scope().network()) {
            var look = machine.look(place.who(), place.scope(), at, folder);
            path.add(new Crumb(words.t("timemachine.top"), href(place, at, null)));
            look.path().forEach(change -> path.add(new Crumb(
                    Objects.requireNonNull(change.then()).title(), href(place, at, change.ref().id()))));
            items = look.items().stream().map(change -> item(place, at, change)).toList();
        }
        var counts = new ArrayList<TimePage.Count>();
        for (var kind : Change.Kind.values()) {
            counts.add(new TimePage.Count(
                    word(kind), words.t("timemachine.kind." + word(kind)), comparison.count(kind)));
        }
        var differences = comparison.shown().stream().map(change -> difference(words, change)).toList();
        var trip = new TimePage.Trip(at, at.toString(), path, items, counts, differences, comparison.total());
        return page(place, Moments.field(at, words.zone()), trip, FieldErrors.none());
    }

    private TimePage page(Place place, String typed, TimePage.@Nullable Trip trip, FieldErrors errors) {
        var words = place.words();
        var reach = machine.reach();
        var zone = words.zone();
        var jumps = new ArrayList<Crumb>();
        for (var jump : List.of("PT10M", "PT1H", "P1D", "P7D")) {
            jumps.add(new Crumb(
                    words.t("timemachine.jump." + jump), href(place, reach.to().minus(Duration.parse(jump)), null)));
        }
        var dial = new TimePage.Dial(
                typed.isEmpty() ? Moments.field(reach.to(), zone) : typed, Moments.field(reach.from(), zone),
                Moments.field(reach.to(), zone), zone.getId(), reach.days(), jumps);
        var runs = restores.of(place.who(), place.scope()).stream().map(run -> run(words, run)).toList();
        return new TimePage(place.frame(), place.address(), dial, marks(place, reach.to()), trip, runs, errors);
    }

    private List<TimePage.MarkLine> marks(Place place, Instant now) {
        var marks = timeline.marks(place.who(), place.scope());
        Map<UserId, String> names =
                users.names(marks.stream().map(Mark::user).filter(Objects::nonNull).distinct().toList());
        return marks.stream()
                .map(mark -> new TimePage.MarkLine(
                        place.words().t("timemachine.mark." + word(mark.kind()), mark.count()),
                        word(mark.kind()),
                        mark.user() == null ? "" : names.getOrDefault(mark.user(), ""),
                        mark.at(),
                        href(place, mark.before(), null),
                        Duration.between(mark.at(), now).toSeconds()))
                .toList();
    }

    private static TimePage.Item item(Place place, Instant at, Change change) {
        var kinds = change.kinds();
        var state = kinds.contains(Change.Kind.REMOVED) ? "removed" : kinds.isEmpty() ? "same" : "changed";
        var gone = state.equals("removed");
        var href = change.folder()
                ? href(place, at, change.ref().id())
                : gone ? "" : "/documents/" + change.ref().id() + "/time?at=" + at;
        return new TimePage.Item(
                Objects.requireNonNull(change.then()).title(), change.folder() ? "folder" : "file", href,
                place.words().t("timemachine.now." + state), state);
    }

    private static TimePage.Difference difference(Words words, Change change) {
        var told = new ArrayList<String>();
        var now = change.now();
        for (var kind : change.kinds()) {
            told.add(kind == Change.Kind.RENAMED && now != null
                    ? words.t("timemachine.told.renamed", now.title())
                    : words.t("timemachine.told." + word(kind)));
        }
        return new TimePage.Difference(
                change.ref().kind() + ":" + change.ref().id(), change.title(), change.folder() ? "folder" : "file",
                told, word(change.kinds().iterator().next()), change.mine());
    }

    private static TimePage.RunLine run(Words words, Run run) {
        var state = word(run.state());
        return new TimePage.RunLine(
                "/time/runs/" + run.id(),
                words.t(run.undoOf() == null ? "timemachine.run.to" : "timemachine.run.undo", words.time(run.at())),
                run.askedAt(), state, words.t("timemachine.state." + state));
    }

    private static String href(Place place, Instant at, @Nullable UUID folder) {
        return place.address() + "?at=" + at + (folder == null ? "" : "&folder=" + folder);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
