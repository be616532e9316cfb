package org.aumbry.spaces;

import java.text.Normalizer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aumbry.identity.Groups;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deleting spaces. For thirty days a deleted space is closed by a restriction, so that no face shows anything of it to
 * anybody, and can be brought back; then whoever keeps its contents erases them and it is gone.
 */
@Service
public class Deletions {

    private final SpaceStore store;
    private final DeletionStore deletions;
    private final Spaces spaces;
    private final SpaceFoundry foundry;
    private final Groups groups;
    private final Journal journal;
    private final Clock clock;

    Deletions(
            SpaceStore store,
            DeletionStore deletions,
            Spaces spaces,
            SpaceFoundry foundry,
            Groups groups,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.deletions = deletions;
        this.spaces = spaces;
        this.foundry = foundry;
        this.groups = groups;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts the countdown. Needs the permission to manage, and the space's name typed once more. */
    @Transactional
    public void delete(Principal who, SpaceId id, String typedName) {
        var space = spaces.require(who, Permission.MANAGE, id);
        if (space.kind().drive()) {
            throw Refusal.notFound();
        }
        if (!folded(typedName).equals(folded(space.name()))) {
            throw Refusal.invalid("confirm", "spaces.refusal.confirm");
        }
        store.lock(id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        deletions.add(new SpaceDeletion(id, who.user(), now, now.plus(SpaceDeletion.KEPT)));
        foundry.close(space);
        journal.record(who, "space.delete", id.ref());
    }

    /** The deleted spaces that the principal may bring back: those they administered, all for the network's own. */
    @Transactional(readOnly = true)
    public List<SpaceDeletion.Restorable> restorable(Principal who) {
        var mine = groups.closure(who.user());
        return deletions.all().stream()
                .map(deletion -> new SpaceDeletion.Restorable(deletion, name(deletion.space(), mine)))
                .filter(each -> who.administers(Area.SPACES) || !each.name().isEmpty())
                .toList();
    }

    /** Brings a space back as it was. */
    @Transactional
    public void restore(Principal who, SpaceId id) {
        var space = store.find(id).orElseThrow(Refusal::notFound);
        deletions.find(id).orElseThrow(Refusal::notFound);
        if (!who.administers(Area.SPACES) && !groups.closure(who.user()).contains(space.adminsGroup())) {
            journal.denied(who, "space.restore", id.ref(), "not-an-administrator");
            throw Refusal.notFound();
        }
        foundry.reopen(space);
        deletions.remove(id);
        journal.record(who, "space.restore", id.ref());
    }

    /** Spaces whose time is over; whoever keeps contents erases them, then calls {@link #finish}. */
    @Transactional(readOnly = true)
    public List<SpaceDeletion> overdue() {
        return deletions.overdue(clock.instant());
    }

    /** The last step: the empty space itself goes, with its groups and grants. */
    @Transactional
    public void finish(Principal system, SpaceId id) {
        var overdue = deletions.find(id).filter(each -> !each.endsAt().isAfter(clock.instant()));
        if (overdue.isPresent()) {
            foundry.raze(system, store.find(id).orElseThrow());
            journal.record(system, "space.expire", id.ref());
        }
    }

    private String name(SpaceId id, Set<GroupId> mine) {
        return store.find(id).filter(space -> mine.contains(space.adminsGroup())).map(Space::name).orElse("");
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
