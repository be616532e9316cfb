package org.aumbry.spaces;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Makes spaces and drives with everything they stand on, inside the caller's transaction. */
@Component
class SpaceFoundry {

    private final SpaceStore store;
    private final Groups groups;
    private final Grants grants;
    private final Ids ids;
    private final Clock clock;

    SpaceFoundry(SpaceStore store, Groups groups, Grants grants, Ids ids, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.grants = grants;
        this.ids = ids;
        this.clock = clock;
    }

    Space space(Principal who, SpaceSettings settings) {
        var id = new SpaceId(ids.next());
        var members = groups.create(who, GroupKind.SPACE_MEMBERS, settings.name()).id();
        var admins = groups.create(who, GroupKind.SPACE_ADMINS, settings.name()).id();
        groups.add(who, members, who.user());
        groups.add(who, admins, who.user());
        var root = grants.createRoot(who, id.ref(), List.of(
                GrantSpec.allow(Subject.group(members), SpaceRules.MEMBER),
                GrantSpec.allow(Subject.group(admins), SpaceRules.ADMIN)));
        var space = new Space(
                id, SpaceKind.SPACE, settings.joinMode(), settings.listed(), null, settings.name(), settings.purpose(),
                root, members, admins, who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.add(space);
        return space;
    }

    Space drive(Principal who, SpaceKind kind) {
        var id = new SpaceId(ids.next());
        var first = new ArrayList<GrantSpec>();
        first.add(GrantSpec.allow(Subject.user(who.user()), SpaceRules.ADMIN));
        if (kind == SpaceKind.PUBLIC_DRIVE) {
            first.add(GrantSpec.allow(Subject.everyone(), SpaceRules.READER));
        }
        var root = grants.createRoot(who, id.ref(), first);
        var drive = new Space(
                id, kind, JoinMode.INVITATION, false, who.user(), "", "", root, null, null, who.user(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.add(drive);
        return drive;
    }

    void rename(Principal who, Space space, String name) {
        groups.rename(who, space.membersGroup(), name);
        groups.rename(who, space.adminsGroup(), name);
    }
}
