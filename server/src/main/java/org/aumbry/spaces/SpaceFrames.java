package org.aumbry.spaces;

import java.util.List;
import java.util.Objects;
import org.aumbry.access.Access;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.Labels;
import org.aumbry.web.ReachMark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws up the head of a space's pages for someone who may look inside. */
@Component
public class SpaceFrames {

    private static final int FACES = 6;

    private final SpaceMembers members;
    private final SpaceStandings standings;
    private final SpaceTitles titles;
    private final Access access;
    private final Users users;
    private final Labels labels;

    SpaceFrames(
            SpaceMembers members,
            SpaceStandings standings,
            SpaceTitles titles,
            Access access,
            Users users,
            Labels labels) {
        this.members = members;
        this.standings = standings;
        this.titles = titles;
        this.access = access;
        this.users = users;
        this.labels = labels;
    }

    @Transactional(readOnly = true)
    public SpaceFrame of(Principal who, Space space) {
        var people = space.kind().drive() ? List.<Membership>of() : members.list(space);
        var shown = people.stream().limit(FACES).map(Membership::user).toList();
        var names = users.names(shown);
        var map = access.of(who);
        var reach = access.reach(who, space.accessClass());
        return new SpaceFrame(
                space,
                titles.of(who, space),
                ReachMark.of(space.id().ref(), reach.level(), reach.people()),
                shown.stream().map(names::get).filter(Objects::nonNull).toList(),
                people.size(),
                space.kind().drive() ? Standing.VISITOR : standings.of(who, space, map.classes(Permission.VIEW)),
                map.allows(Permission.EDIT, space.accessClass()),
                map.allows(Permission.MANAGE, space.accessClass()),
                labels.of(List.of(space.accessClass())).get(space.accessClass()));
    }
}
