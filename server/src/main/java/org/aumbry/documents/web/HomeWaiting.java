package org.aumbry.documents.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.BreakGlass;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceEntry;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** What waits for a person's decision, worded for the first page. */
@Component
class HomeWaiting {

    private final Memberships memberships;
    private final Spaces spaces;
    private final BreakGlass glass;
    private final Users users;

    HomeWaiting(Memberships memberships, Spaces spaces, BreakGlass glass, Users users) {
        this.memberships = memberships;
        this.spaces = spaces;
        this.glass = glass;
        this.users = users;
    }

    /** Who looked into the person's private drive lately; there is no way to have this left out. */
    List<String> openings(Principal who, Words words) {
        var openings = glass.news(who);
        var names = users.names(openings.stream().map(opening -> opening.openedBy()).toList());
        return openings.stream()
                .map(opening -> words.t("spaces.glass.notice", names.getOrDefault(opening.openedBy(), "")))
                .distinct()
                .toList();
    }

    List<HomePage.Waiting> of(Principal who) {
        var entries = memberships.waiting(who);
        Map<SpaceId, String> names = spaces.browse(who).stream()
                .collect(Collectors.toMap(card -> card.id(), card -> card.name()));
        Map<UserId, String> people = users.names(entries.stream()
                .flatMap(entry -> Stream.of(entry.user(), entry.askedBy()))
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> new HomePage.Waiting(
                        entry, names.getOrDefault(entry.space(), ""), people.getOrDefault(person(entry), "")))
                .toList();
    }

    private static UserId person(SpaceEntry entry) {
        return entry.invitation() ? entry.askedBy() : entry.user();
    }
}
