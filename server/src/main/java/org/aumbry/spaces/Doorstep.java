package org.aumbry.spaces;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** Requests and invitations that nobody has decided yet. Each person has at most one for each space. */
@Component
class Doorstep {

    private final EntryStore store;
    private final Ids ids;
    private final Clock clock;

    Doorstep(EntryStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller has locked the space. */
    void enter(Principal who, SpaceId space, UserId person, boolean invitation, String note) {
        var now = now();
        if (store.openOf(space, person, now).isPresent()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.already-asked");
        }
        store.add(new SpaceEntry(
                new EntryId(ids.next()), space, person, invitation, note, who.user(), now,
                now.plus(SpaceRules.ENTRY_LIFETIME)));
    }

    List<SpaceEntry> ofUser(UserId user) {
        return store.ofUser(user, now());
    }

    List<SpaceEntry> ofSpaces(Collection<SpaceId> spaces) {
        return store.ofSpaces(spaces, now());
    }

    /** An administrator decides; an invitation can only be taken back. */
    SpaceEntry decide(Principal who, SpaceId space, EntryId id, EntryStore.State state) {
        var entry = store.open(id, now()).filter(found -> found.space().equals(space)).orElseThrow(Refusal::notFound);
        if (entry.invitation() && state == EntryStore.State.ACCEPTED) {
            throw Refusal.notFound();
        }
        store.decide(id, entry.invitation() ? EntryStore.State.WITHDRAWN : state, who.user(), now());
        return entry;
    }

    /** The person concerned decides: about their own request, or about an invitation to them. */
    SpaceEntry decideOwn(Principal who, SpaceId space, boolean invitation, EntryStore.State state) {
        var entry = store.openOf(space, who.user(), now())
                .filter(found -> found.invitation() == invitation)
                .orElseThrow(Refusal::notFound);
        store.decide(entry.id(), state, who.user(), now());
        return entry;
    }

    /** The person was let in by other means. */
    void settle(Principal who, SpaceId space, UserId person) {
        store.openOf(space, person, now())
                .ifPresent(entry -> store.decide(entry.id(), EntryStore.State.ACCEPTED, who.user(), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
