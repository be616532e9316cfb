package org.aumbry.spaces;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The spaces of a tenant: finding, making and changing them. Who belongs to them is {@link Memberships}' part. */
@Service
public class Spaces {

    private final SpaceStore store;
    private final SpaceFoundry foundry;
    private final SpaceStandings standings;
    private final Access access;
    private final Journal journal;
    private final Clock clock;

    Spaces(
            SpaceStore store,
            SpaceFoundry foundry,
            SpaceStandings standings,
            Access access,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.foundry = foundry;
        this.standings = standings;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** Makes a space whose first member and administrator is the principal. Guests may not. */
    @Transactional
    public Space add(Principal who, SpaceSettings settings) {
        if (who.guest()) {
            throw Refusal.denied();
        }
        var space = foundry.space(who, SpaceRules.settings(settings));
        journal.record(who, "space.add", space.id().ref());
        return space;
    }

    /** The space or drive, for someone who may look inside; not found for everyone else. */
    @Transactional(readOnly = true)
    public Space get(Principal who, SpaceId id) {
        return require(who, Permission.VIEW, id);
    }

    /** The space or drive, for someone who has the permission in its root. */
    @Transactional(readOnly = true)
    public Space require(Principal who, Permission permission, SpaceId id) {
        var space = store.find(id).orElseThrow(Refusal::notFound);
        access.require(who, permission, space.accessClass(), id.ref());
        return space;
    }

    /** Name, purpose and way in, for everyone who may know of the space. */
    @Transactional(readOnly = true)
    public SpaceCard card(Principal who, SpaceId id) {
        store.find(id).ifPresent(space -> access.requireProof(who, space.accessClass(), id.ref()));
        var classes = access.of(who).classes(Permission.VIEW);
        var space = store.known(id, who.user(), who.guest(), classes, now()).orElseThrow(Refusal::notFound);
        return standings.cards(who, List.of(space), classes).getFirst();
    }

    /** Every space the principal may know of, at most 1000, in no order that means anything. */
    @Transactional(readOnly = true)
    public List<SpaceCard> browse(Principal who) {
        var classes = access.of(who).classes(Permission.VIEW);
        return standings.cards(who, store.known(who.user(), who.guest(), classes, now()), classes);
    }

    /** The spaces the principal may look inside, drives not among them; at most 1000. */
    @Transactional(readOnly = true)
    public List<Space> inside(Principal who) {
        return store.inside(SpaceKind.SPACE, access.of(who).classes(Permission.VIEW));
    }

    /** The spaces in which the principal decides, drives not among them; at most 1000. */
    @Transactional(readOnly = true)
    public List<Space> managed(Principal who) {
        return store.inside(SpaceKind.SPACE, access.of(who).classes(Permission.MANAGE));
    }

    /** Other people's and the principal's own public drives that exist already; at most 1000. */
    @Transactional(readOnly = true)
    public List<Space> publicDrives(Principal who) {
        return store.inside(SpaceKind.PUBLIC_DRIVE, access.of(who).classes(Permission.VIEW));
    }

    /** The drives, private and public, that the principal may look inside; at most 2000. */
    @Transactional(readOnly = true)
    public List<Space> drives(Principal who) {
        var classes = access.of(who).classes(Permission.VIEW);
        return Stream.concat(
                        store.inside(SpaceKind.PRIVATE_DRIVE, classes).stream(),
                        store.inside(SpaceKind.PUBLIC_DRIVE, classes).stream())
                .toList();
    }

    /** Those of the spaces and drives that the principal may look inside, by identifier. */
    @Transactional(readOnly = true)
    public Map<SpaceId, Space> these(Principal who, Collection<SpaceId> ids) {
        return store.these(ids, access.of(who).classes(Permission.VIEW)).stream()
                .collect(Collectors.toMap(Space::id, space -> space));
    }

    /** The principal's own drive, which nobody else sees; made when it is first asked for. */
    @Transactional
    public Space privateDrive(Principal who) {
        return drive(who, SpaceKind.PRIVATE_DRIVE);
    }

    /**
     * The principal's drive that everyone in the network may read; made when it is first asked for. Guests have none.
     */
    @Transactional
    public Space publicDrive(Principal who) {
        if (who.guest()) {
            throw Refusal.notFound();
        }
        return drive(who, SpaceKind.PUBLIC_DRIVE);
    }

    /** The principal's own drive of that kind, when it was made already. */
    @Transactional(readOnly = true)
    public Optional<Space> ownDrive(Principal who, SpaceKind kind) {
        return store.drive(who.user(), kind);
    }

    /** Someone's public drive, when there is one that the principal may see. */
    @Transactional(readOnly = true)
    public Optional<Space> publicDriveOf(Principal who, UserId owner) {
        var map = access.of(who);
        return store.drive(owner, SpaceKind.PUBLIC_DRIVE)
                .filter(drive -> map.allows(Permission.VIEW, drive.accessClass()));
    }

    /** Changes name, purpose, way in or listing. Needs the permission to manage the space. */
    @Transactional
    public void change(Principal who, SpaceId id, SpaceSettings settings) {
        var space = require(who, Permission.MANAGE, id);
        if (space.kind().drive()) {
            throw Refusal.denied();
        }
        var accepted = SpaceRules.settings(settings);
        store.change(id, accepted);
        if (!accepted.name().equals(space.name())) {
            foundry.rename(who, space, accepted.name());
        }
        journal.record(who, "space.change", id.ref());
    }

    private Space drive(Principal who, SpaceKind kind) {
        return store.drive(who.user(), kind).orElseGet(() -> {
            store.lockOwner(who.user());
            return store.drive(who.user(), kind).orElseGet(() -> {
                var drive = foundry.drive(who, kind);
                journal.record(who, "drive.add", drive.id().ref(), Map.of("kind", kind.stored()));
                return drive;
            });
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
