package org.aumbry.spaces;

import java.util.List;
import java.util.Map;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Handover;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The spaces whose one administrator goes: the successor becomes a member and administrator of each. */
@Component
@Order(20)
class SpaceHandover implements Handover {

    private final HandoverStore store;
    private final SpaceStore spaces;
    private final Groups groups;
    private final Journal journal;

    SpaceHandover(HandoverStore store, SpaceStore spaces, Groups groups, Journal journal) {
        this.store = store;
        this.spaces = spaces;
        this.groups = groups;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return "spaces";
    }

    @Override
    public long count(UserId person) {
        return alone(person).size();
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        var alone = alone(from);
        for (var space : alone) {
            spaces.lock(space.id());
            groups.add(who, space.membersGroup(), to);
            groups.add(who, space.adminsGroup(), to);
            groups.remove(who, space.adminsGroup(), from);
            journal.record(who, "space.hand-over", space.id().ref(), Map
                    .of("from", from.toString(), "to", to.toString()));
        }
        return alone.size();
    }

    private List<Space> alone(UserId person) {
        return store.administered(groups.closure(person)).stream()
                .flatMap(id -> spaces.find(id).stream())
                .filter(space -> groups.people(List.of(space.adminsGroup())).stream()
                        .allMatch(path -> path.user().equals(person)))
                .toList();
    }
}
