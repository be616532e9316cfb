package org.aumbry.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantRegister;
import org.aumbry.access.Subject;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.Roster;
import org.aumbry.spaces.Space;
import org.springframework.stereotype.Component;

/** Finds everything that a campaign has to go through: places in spaces, and grants on spaces and what lies in them. */
@Component
class Gathering {

    private final Roster roster;
    private final GrantRegister register;
    private final Users users;
    private final Ids ids;

    Gathering(Roster roster, GrantRegister register, Users users, Ids ids) {
        this.roster = roster;
        this.register = register;
        this.users = users;
        this.ids = ids;
    }

    List<ReviewItem> gather(Campaign campaign) {
        var spaces = campaign.space() == null
                ? roster.all()
                : roster.find(campaign.space()).stream().toList();
        var items = new ArrayList<ReviewItem>();
        spaces.forEach(space -> {
            places(campaign, space, items);
            grants(campaign, space, items);
        });
        return campaign.scope() == Scope.GUESTS ? ofGuests(items) : items;
    }

    private void places(Campaign campaign, Space space, List<ReviewItem> items) {
        roster.entries(space).forEach(entry -> items.add(new ReviewItem(
                ids.next(), campaign.id(), space.id(), null, space.id().ref(), entry.subject(), entry.admin(), Set.of(),
                null, null, null, Outcome.OPEN)));
    }

    private void grants(Campaign campaign, Space space, List<ReviewItem> items) {
        for (var grant : register.below(space.accessClass())) {
            if (grant.effect() == Effect.ALLOW && !structural(space, grant)) {
                var container = register.container(grant.accessClass()).orElseThrow().object();
                items.add(new ReviewItem(
                        ids.next(), campaign.id(), space.id(), grant.id(), container, grant.subject(), false,
                        grant.permissions(), null, null, null, Outcome.OPEN));
            }
        }
    }

    /** What makes the space a space: the rights of its own two groups on it, or of its owner on a drive. */
    static boolean structural(Space space, Grant grant) {
        boolean root = grant.accessClass().equals(space.accessClass());
        boolean groups = grant.subject() instanceof Subject.OfGroup(var group) && Roster.own(space, group);
        boolean owner = space.owner() != null && grant.subject().equals(Subject.user(space.owner()));
        return groups && root || owner;
    }

    private List<ReviewItem> ofGuests(List<ReviewItem> items) {
        var people = items.stream().flatMap(item -> user(item).stream()).distinct().toList();
        var guests = users.all(people).stream()
                .filter(user -> user.role() == Role.GUEST)
                .map(user -> user.id())
                .collect(Collectors.toSet());
        return items.stream().filter(item -> user(item).stream().anyMatch(guests::contains)).toList();
    }

    private static List<UserId> user(ReviewItem item) {
        return item.subject() instanceof Subject.OfUser(var user) ? List.of(user) : List.of();
    }
}
