package org.aumbry.identity.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** Makes pickers of people for forms of all modules: active people who are no guests. */
@Component
public class PeoplePicks {

    private static final int SHOWN = 12;
    private static final int LOOKED_AT = 100;
    private static final int MOST_CHOSEN = 50;
    private static final int LONGEST_QUERY = 120;

    private final Users users;

    PeoplePicks(Users users) {
        this.users = users;
    }

    /** One of the people that a predicate lets stand. @param chosen who is chosen already; empty for nobody */
    public PeoplePicker one(String query, String chosen, Predicate<UserId> allowed) {
        return of(query, chosen.isEmpty() ? List.of() : List.of(chosen), allowed, false);
    }

    /** Any number of people up to fifty. @param chosen who is chosen already */
    public PeoplePicker many(String query, Collection<String> chosen) {
        return of(query, chosen, anyone -> true, true);
    }

    private PeoplePicker of(String query, Collection<String> chosen, Predicate<UserId> allowed, boolean many) {
        var before = users.all(chosen.stream()
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .limit(MOST_CHOSEN)
                        .map(UserId::parse)
                        .toList())
                .stream()
                .filter(User::active)
                .filter(user -> fits(user, allowed))
                .toList();
        var asked = query.strip().substring(0, Math.min(query.strip().length(), LONGEST_QUERY));
        var found = users.search(asked, LOOKED_AT).stream()
                .filter(user -> fits(user, allowed))
                .filter(user -> before.stream().noneMatch(each -> each.id().equals(user.id())))
                .toList();
        var choices = new ArrayList<PeoplePicker.Choice>();
        before.forEach(user -> choices.add(choice(user, true)));
        found.stream().limit(SHOWN).forEach(user -> choices.add(choice(user, false)));
        return new PeoplePicker(asked, many, choices, found.size() > SHOWN);
    }

    private static boolean fits(User user, Predicate<UserId> allowed) {
        return user.role() != Role.GUEST && allowed.test(user.id());
    }

    private static PeoplePicker.Choice choice(User user, boolean chosen) {
        return new PeoplePicker.Choice(user.id().toString(), user.name(), chosen);
    }
}
