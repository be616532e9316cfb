package org.aumbry.documents.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.documents.Document;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.HomeSource;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The first page. */
@Controller
class HomeController {

    private static final int RECENT = 12;
    private static final int CHANGES = 60;
    private static final Duration LOOK_BACK = Duration.ofDays(14);

    private final Documents documents;
    private final Spaces spaces;
    private final HomeWaiting waiting;
    private final List<HomeSource> sources;
    private final FileLines lines;
    private final Users users;
    private final Clock clock;
    private final Views views;

    HomeController(
            Documents documents,
            Spaces spaces,
            HomeWaiting waiting,
            List<HomeSource> sources,
            FileLines lines,
            Users users,
            Clock clock,
            Views views) {
        this.documents = documents;
        this.spaces = spaces;
        this.waiting = waiting;
        this.sources = sources;
        this.lines = lines;
        this.users = users;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/")
    View home(Principal who, Words words) {
        var name = users.names(List.of(who.user())).getOrDefault(who.user(), "");
        return views.page(new HomePage(
                name, waiting.openings(who, words), waiting.of(who), lines.of(who, documents.recent(who, RECENT)),
                days(who, words), kept(who, words), !who.guest()));
    }

    private List<HomeSource.HomePart> kept(Principal who, Words words) {
        return sources.stream().flatMap(source -> source.part(who, words).stream()).toList();
    }

    private List<HomePage.Day> days(Principal who, Words words) {
        var mine = spaces.inside(who).stream().collect(Collectors.toMap(space -> space.id(), space -> space.name()));
        if (mine.isEmpty()) {
            return List.of();
        }
        var changed = documents.recentIn(who, mine.keySet(), clock.instant().minus(LOOK_BACK), CHANGES);
        Map<String, FileLine> byRef =
                lines.of(who, changed).stream().collect(Collectors.toMap(FileLine::ref, line -> line));
        var days = new LinkedHashMap<String, List<HomePage.Change>>();
        for (Document document : changed) {
            var line = byRef.get(ItemRefs.text(document.ref()));
            if (line != null) {
                days.computeIfAbsent(words.date(document.changedAt()), day -> new ArrayList<>())
                        .add(new HomePage.Change(
                                line, mine.getOrDefault(document.spaceId(), ""), "/spaces/" + document.spaceId()));
            }
        }
        return days.entrySet().stream().map(day -> new HomePage.Day(day.getKey(), day.getValue())).toList();
    }
}
