package org.aumbry.policies;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes that hold for a while and go back unless an administrator confirms them: one at a time in a network.
 *
 * <p>Going back needs no job: every request asks for what is overdue before anything is decided by it. The job only
 * sees to
 * networks nobody visits.
 */
@Service
public class PendingChanges {

    public static final int LEAST_MINUTES = 1;
    public static final int MOST_MINUTES = 60;

    private final PendingStore store;
    private final ObjectProvider<Reversible> kinds;
    private final Desk desk;
    private final TenantScope scope;

    PendingChanges(PendingStore store, ObjectProvider<Reversible> kinds, Desk desk, TenantScope scope) {
        this.store = store;
        this.kinds = kinds;
        this.desk = desk;
        this.scope = scope;
    }

    /** The change that waits to be confirmed, overdue or not. */
    @Transactional(readOnly = true)
    public Optional<PendingChange> current() {
        return store.current();
    }

    /** Keeps the change from now on. */
    @Transactional
    public void confirm(Principal who, UUID id) {
        desk.require(who, "change.confirm");
        var change = find(id);
        kind(change).requireConfirmable(who);
        end(who, change, "confirmed", "change.confirm");
    }

    /** Brings back at once what held before. */
    @Transactional
    public void rollBack(Principal who, UUID id) {
        desk.require(who, "change.roll-back");
        revert(who, find(id), "change.roll-back");
    }

    /** Brings back what held before a change that nobody confirmed in time; whether there was one. */
    @Transactional
    public boolean settle() {
        var overdue = store.current().filter(change -> change.expired(desk.now()));
        overdue.ifPresent(change -> revert(maker(change), change, "change.expire"));
        return overdue.isPresent();
    }

    /** Notes, in the transaction that makes a change, what goes back to unless it is confirmed. */
    void begin(Principal who, PendingChange.Kind kind, String before, int minutes) {
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            throw Refusal.invalid("minutes", "policies.pending.minutes", LEAST_MINUTES, MOST_MINUTES);
        }
        var now = desk.now();
        var change = new PendingChange(
                desk.id(), kind, who.user(), who.session(), now, now.plus(Duration.ofMinutes(minutes)));
        if (!store.add(change, before)) {
            throw waits();
        }
        desk.record(who, "change.begin", ref(change), Map.of("kind", kind.stored(), "minutes", "" + minutes));
    }

    /** Refuses while a change waits to be confirmed. */
    void requireNone() {
        if (store.current().isPresent()) {
            throw waits();
        }
    }

    private void revert(Principal who, PendingChange change, String verb) {
        var before = store.before(change.id());
        if (end(who, change, "rolled-back", verb)) {
            kind(change).revert(who, before);
        }
    }

    private boolean end(Principal who, PendingChange change, String state, String verb) {
        if (!store.end(change.id(), state, who.user(), desk.now())) {
            return false;
        }
        desk.record(who, verb, ref(change), Map.of("kind", change.kind().stored()));
        return true;
    }

    private PendingChange find(UUID id) {
        return store.current()
                .filter(change -> change.id().equals(id) && !change.expired(desk.now()))
                .orElseThrow(() -> Refusal.of(Refusal.Code.CONFLICT, "policies.pending.over"));
    }

    private Reversible kind(PendingChange change) {
        return kinds.stream()
                .filter(each -> each.kind() == change.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a kind of change has nobody who can take it back"));
    }

    /** The product going back for whoever made the change. */
    private Principal maker(PendingChange change) {
        return new Principal(
                scope.current(), change.madeBy(), false, true, null, null, Set.of("read", "write", "admin"), "");
    }

    private static Refusal waits() {
        return Refusal.of(Refusal.Code.CONFLICT, "policies.pending.waits");
    }

    private static ObjectRef ref(PendingChange change) {
        return new ObjectRef("change", change.id());
    }
}
