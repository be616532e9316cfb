package org.aumbry.spaces;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.identity.Groups;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Works out how a person stands to spaces. */
@Component
class SpaceStandings {

    private final EntryStore entries;
    private final Groups groups;
    private final Clock clock;

    SpaceStandings(EntryStore entries, Groups groups, Clock clock) {
        this.entries = entries;
        this.groups = groups;
        this.clock = clock;
    }

    /** @param visible the classes the principal may view, ascending */
    List<SpaceCard> cards(Principal who, List<Space> spaces, long[] visible) {
        var mine = groups.closure(who.user());
        var waiting = new HashMap<SpaceId, Standing>();
        for (var entry : entries.ofUser(who.user(), clock.instant())) {
            waiting.put(entry.space(), entry.invitation() ? Standing.INVITED : Standing.REQUESTED);
        }
        return spaces.stream()
                .map(space -> new SpaceCard(
                        space.id(), space.name(), space.purpose(), space.joinMode(), space.listed(),
                        standing(space, mine, waiting, visible)))
                .toList();
    }

    Standing of(Principal who, Space space, long[] visible) {
        return cards(who, List.of(space), visible).getFirst().standing();
    }

    private static Standing standing(
            Space space, Set<GroupId> mine, Map<SpaceId, Standing> waiting, long[] visible) {
        if (mine.contains(space.adminsGroup())) {
            return Standing.ADMIN;
        }
        if (mine.contains(space.membersGroup())) {
            return Standing.MEMBER;
        }
        var asked = waiting.get(space.id());
        if (asked != null) {
            return asked;
        }
        boolean inside = Arrays.binarySearch(visible, space.accessClass().value()) >= 0;
        return inside ? Standing.VISITOR : Standing.OUTSIDE;
    }
}
