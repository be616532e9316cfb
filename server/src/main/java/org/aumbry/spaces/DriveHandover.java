package org.aumbry.spaces;

import java.util.List;
import java.util.Map;
import org.aumbry.access.Endowments;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Subject;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Handover;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The drives of a person who goes: each becomes a space under the person's name, with the successor as its one
 * administrator. No document moves and no other right in it changes; who could read the public one still can.
 */
@Component
@Order(10)
class DriveHandover implements Handover {

    private final HandoverStore store;
    private final SpaceStore spaces;
    private final Groups groups;
    private final Users users;
    private final Endowments endowments;
    private final Journal journal;

    DriveHandover(
            HandoverStore store,
            SpaceStore spaces,
            Groups groups,
            Users users,
            Endowments endowments,
            Journal journal) {
        this.store = store;
        this.spaces = spaces;
        this.groups = groups;
        this.users = users;
        this.endowments = endowments;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return "drives";
    }

    @Override
    public long count(UserId person) {
        return store.drives(person).size();
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        spaces.lockOwner(from);
        var drives = store.drives(from);
        var name = users.get(from).name();
        for (var id : drives) {
            spaces.lock(id);
            var drive = spaces.find(id).orElseThrow();
            var members = groups.create(who, GroupKind.SPACE_MEMBERS, name).id();
            var admins = groups.create(who, GroupKind.SPACE_ADMINS, name).id();
            groups.add(who, members, to);
            groups.add(who, admins, to);
            store.driveToSpace(id, name, members, admins);
            endowments.replace(who, drive.accessClass(), Subject.user(from), List.of(
                    GrantSpec.allow(Subject.group(members), SpaceRules.MEMBER),
                    GrantSpec.allow(Subject.group(admins), SpaceRules.ADMIN)));
            journal.record(who, "drive.hand-over", id.ref(), Map.of(
                    "from", from.toString(), "to", to.toString(), "kind", drive.kind().stored()));
        }
        return drives.size();
    }
}
