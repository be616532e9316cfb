package org.aumbry.spaces;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aumbry.access.Demand;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.access.Subject;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Makes spaces and drives with everything they stand on, inside the caller's transaction. */
@Component
class SpaceFoundry {

    private static final Restriction CLOSED = new Restriction(Set.of(Demand.CLOSED), 0);

    private final SpaceStore store;
    private final Groups groups;
    private final Grants grants;
    private final Restrictions restrictions;
    private final Ids ids;
    private final Clock clock;

    SpaceFoundry(
            SpaceStore store, Groups groups, Grants grants, Restrictions restrictions, Ids ids, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.grants = grants;
        this.restrictions = restrictions;
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

    /** Lets nobody in, whoever they are and by whatever face. */
    void close(Space space) {
        restrictions.put(space.accessClass(), space.id().value(), CLOSED);
    }

    void reopen(Space space) {
        restrictions.remove(space.accessClass(), space.id().value());
    }

    /** Takes away what a space stood on; nothing lies in it any more. */
    void raze(Principal who, Space space) {
        store.remove(space.id());
        grants.dropRoot(who, space.accessClass());
        groups.remove(who, space.membersGroup());
        groups.remove(who, space.adminsGroup());
    }

    void rename(Principal who, Space space, String name) {
        groups.rename(who, space.membersGroup(), name);
        groups.rename(who, space.adminsGroup(), name);
    }
}
