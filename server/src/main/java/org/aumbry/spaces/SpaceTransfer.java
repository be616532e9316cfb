package org.aumbry.spaces;

import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Transferable;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** The administration of a space: the one becomes an administrator as the other becomes a plain member. */
@Component
class SpaceTransfer implements Transferable {

    private final SpaceStore store;
    private final Groups groups;
    private final Journal journal;

    SpaceTransfer(SpaceStore store, Groups groups, Journal journal) {
        this.store = store;
        this.groups = groups;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return "space";
    }

    @Override
    public void requireRuns(Principal who, UserId person, UUID object) {
        boolean runs = store.find(new SpaceId(object))
                .filter(space -> !space.kind().drive())
                .filter(space -> groups.members(space.adminsGroup()).users().contains(person))
                .isPresent();
        if (!runs) {
            throw Refusal.notFound();
        }
    }

    @Override
    public String title(UUID object) {
        return store.find(new SpaceId(object)).map(Space::name).orElse("");
    }

    @Override
    public void carryOut(Principal who, UserId from, UserId to, UUID object) {
        var id = new SpaceId(object);
        store.lock(id);
        var space = store.find(id).orElseThrow(Refusal::notFound);
        groups.add(who, space.membersGroup(), to);
        groups.add(who, space.adminsGroup(), to);
        groups.remove(who, space.adminsGroup(), from);
        journal.record(who, "space.transfer", id.ref(), Map.of("from", from.toString(), "to", to.toString()));
    }
}
