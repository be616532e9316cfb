package org.aumbry.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people of the network see of each other, as each of them has decided. Pages and answers that show people to
 * others ask here; those that administrators use for running the network don't need to.
 */
@Service
public class Profiles {

    private final WishStore wishes;

    Profiles(WishStore wishes) {
        this.wishes = wishes;
    }

    /**
     * A person as somebody sees them.
     *
     * @param email null when it is not for the asker
     * @param since since when they are here; null when it is not for the asker
     */
    public record Seen(
            UserId id, String name, Role role, AccountState state, @Nullable String email, @Nullable Instant since) {

        @Override
        public String toString() {
            return "profile of " + id;
        }
    }

    @Transactional(readOnly = true)
    public Seen of(Principal who, User person) {
        return of(who, List.of(person)).getFirst();
    }

    /** The same for several, in their order. */
    @Transactional(readOnly = true)
    public List<Seen> of(Principal who, Collection<User> people) {
        var hidden = people.isEmpty()
                ? java.util.Map.<UserId, Wishes.Shown>of()
                : wishes.shown(people.stream().map(User::id).toList());
        return people.stream()
                .map(person -> seen(person, everything(who, person.id())
                        ? Wishes.Shown.ALL
                        : hidden.getOrDefault(person.id(), Wishes.Shown.ALL)))
                .toList();
    }

    /** Those of these people whose groups the asker may see. */
    @Transactional(readOnly = true)
    public Set<UserId> inGroups(Principal who, Collection<UserId> people) {
        var seen = new HashSet<>(people);
        wishes.shown(people).forEach((person, shown) -> {
            if (!shown.groups() && !everything(who, person)) {
                seen.remove(person);
            }
        });
        return seen;
    }

    /** Those of these people whom the asker finds in the directory. */
    @Transactional(readOnly = true)
    public List<User> listed(Principal who, Collection<User> people) {
        var unlisted = wishes.quiet().unlisted();
        return people.stream()
                .filter(person -> everything(who, person.id()) || !unlisted.contains(person.id()))
                .collect(Collectors.toList());
    }

    private static Seen seen(User person, Wishes.Shown shown) {
        return new Seen(
                person.id(), person.name(), person.role(), person.state(), shown.email() ? person.email() : null,
                shown.since() ? person.createdAt() : null);
    }

    private static boolean everything(Principal who, UserId person) {
        return who.user().equals(person) || who.administers(Area.PEOPLE);
    }
}
