package org.aumbry.custody;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Access;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Roster;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seal switch: one administrator seals a space or the whole network, and its keys go from every node; it takes two
 * to open it again.
 */
@Service
public class Seals {

    public static final int LONGEST_REASON = 500;

    /** Stands for the whole network where a space could be named. */
    public static final String NETWORK = "network";

    private static final Restriction SEALED = new Restriction(Set.of(Demand.SEALED), 0);
    private static final String PAGE = "/admin/keys/seals";

    private final SealStore store;
    private final TenantKeys keys;
    private final Restrictions restrictions;
    private final Access access;
    private final Roster roster;
    private final CustodyDesk desk;
    private final Journal journal;

    Seals(
            SealStore store,
            TenantKeys keys,
            Restrictions restrictions,
            Access access,
            Roster roster,
            CustodyDesk desk,
            Journal journal) {
        this.store = store;
        this.keys = keys;
        this.restrictions = restrictions;
        this.access = access;
        this.roster = roster;
        this.desk = desk;
        this.journal = journal;
    }

    /** What is sealed, then what was; the latest hundred. */
    @Transactional(readOnly = true)
    public List<SealOrder> list(Principal who) {
        desk.allow(who, "key.list");
        return store.list();
    }

    /** Whether the whole entered network is sealed. */
    @Transactional(readOnly = true)
    public boolean whole() {
        return store.whole();
    }

    /** Seals {@code network}, or the space or drive with that number. */
    @Transactional
    public SealOrder freeze(Principal who, String what, String reason) {
        desk.require(who, "key.seal");
        if (what.isBlank()) {
            throw Refusal.invalid("space", "custody.refusal.what");
        }
        return freeze(who, what.equals(NETWORK) ? null : SpaceId.parse(what.strip()), reason);
    }

    /**
     * Seals a space or drive, or the whole network when there is none.
     *
     * @throws Refusal conflict when it is sealed already, or when nobody else could help to open it again
     */
    @Transactional
    public SealOrder freeze(Principal who, @Nullable SpaceId space, String reason) {
        desk.require(who, "key.seal");
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "custody.refusal.reason", LONGEST_REASON);
        }
        if (desk.administrators() < 2) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.alone");
        }
        var found = space == null ? null : roster.find(space).orElseThrow(Refusal::notFound);
        var order = new SealOrder(
                desk.id(), space, found == null ? "" : name(who, found), why, who.user(), desk.now(), null, null, null,
                false);
        if (!store.add(order)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.sealed");
        }
        if (found != null) {
            restrictions.put(found.accessClass(), order.id(), SEALED);
        }
        keys.seal(scope(space));
        journal.record(who, "key.seal", order.ref(), details(order));
        desk.tell(who, "sealed", PAGE);
        return order;
    }

    /**
     * Opens it again when another administrator asked for that; else asks for it.
     *
     * @return whether it is open again
     */
    @Transactional
    public boolean thaw(Principal who, UUID id) {
        desk.require(who, "key.thaw");
        var order = store.lock(id).filter(SealOrder::standing).orElseThrow(Refusal::notFound);
        if (order.destroyed()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.destroyed");
        }
        var asked = order.askedBy();
        if (asked == null) {
            store.ask(id, who.user(), desk.now());
            journal.record(who, "key.thaw-ask", order.ref(), details(order));
            desk.tell(who, "asked", PAGE);
            return false;
        }
        if (asked.equals(who.user())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.same");
        }
        store.thaw(id, who.user(), desk.now());
        keys.unseal(scope(order.space()));
        var space = order.space();
        if (space != null) {
            roster.find(space).ifPresent(found -> restrictions.remove(found.accessClass(), id));
        }
        journal.record(who, "key.thaw", order.ref(), details(order));
        desk.tell(who, "thawed", PAGE);
        return true;
    }

    private String name(Principal who, Space space) {
        return access.allows(who, Permission.VIEW, space.accessClass()) ? space.name() : "";
    }

    private static KeyScope scope(@Nullable SpaceId space) {
        return space == null ? KeyScope.EVERYTHING : KeyScope.space(space.value());
    }

    private static Map<String, String> details(SealOrder order) {
        var space = order.space();
        return Map.of("of", space == null ? "network" : "space " + space);
    }
}
