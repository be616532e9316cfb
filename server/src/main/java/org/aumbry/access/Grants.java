package org.aumbry.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving and taking permissions, and the access classes they stand on. */
@Service
public class Grants {

    private static final int MOST_GRANTS = 500;

    private final AccessStore store;
    private final Access access;
    private final ShareRules rules;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Grants(AccessStore store, Access access, ShareRules rules, Journal journal, Ids ids, Clock clock) {
        this.store = store;
        this.access = access;
        this.rules = rules;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the class of a new space or drive, with its first grants; part of making the space itself. */
    @Transactional
    public AccessClass createRoot(Principal who, ObjectRef container, List<GrantSpec> first) {
        var created = store.addContainer(container, null, false, now());
        first.forEach(spec -> put(who, created, spec));
        journal.record(who, "access.create", container);
        return created;
    }

    /**
     * Makes a class of its own for something inside a container. The caller has decided that the principal may, and
     * moves the rows of the object and of what lies in it to the new class in the same transaction.
     */
    @Transactional
    public AccessClass createBelow(Principal who, ObjectRef container, AccessClass parent, boolean inherits) {
        var created = store.addContainer(container, parent, inherits, now());
        journal.record(who, "access.create", container);
        return created;
    }

    /** Hangs classes under another one, when what they belong to is moved or the class around them is split. */
    @Transactional
    public void reparent(Collection<AccessClass> children, AccessClass parent) {
        children.forEach(child -> store.setParent(child, parent));
    }

    /** Removes the class of something whose rows went back to the class around it; the grants on it end. */
    @Transactional
    public void drop(Principal who, AccessClass own) {
        var container = get(own);
        if (container.parent() == null) {
            throw new IllegalStateException("the class of a space or drive has no heir");
        }
        store.removeContainer(own, container.parent());
        journal.record(who, "access.drop", container.object());
    }

    /** Removes the class of a space that is gone, with the grants on it; nothing hangs below it any more. */
    @Transactional
    public void dropRoot(Principal who, AccessClass own) {
        var container = get(own);
        if (container.parent() != null || !store.removeRoot(own)) {
            throw new IllegalStateException("only the class of an empty space goes without an heir");
        }
        journal.record(who, "access.drop", container.object());
    }

    /** The container of a class. */
    @Transactional(readOnly = true)
    public Container get(AccessClass accessClass) {
        return store.container(accessClass).orElseThrow(Refusal::notFound);
    }

    /** The class and those around it as far as inheritance reaches, innermost first. */
    @Transactional(readOnly = true)
    public List<Container> chain(AccessClass accessClass) {
        return store.chain(accessClass);
    }

    /** The grants standing on the class itself, expired ones too, oldest first. */
    @Transactional(readOnly = true)
    public List<Grant> on(AccessClass accessClass) {
        return store.grantsOf(accessClass.value());
    }

    /** One grant with its class. */
    @Transactional(readOnly = true)
    public Optional<Grant> find(GrantId id) {
        return store.grant(id);
    }

    /**
     * Gives or takes permissions. Needs the permission to share, and to manage for a denial; nobody can give what they
     * do not have, or change what they have themselves.
     */
    @Transactional
    public GrantId grant(Principal who, AccessClass accessClass, GrantSpec spec) {
        var container = get(accessClass);
        require(who, spec.effect(), container);
        refuseOwnRights(who, spec);
        if (spec.effect() == Effect.ALLOW
                && !access.permissions(who, accessClass).containsAll(spec.permissions())) {
            throw Refusal.of(Refusal.Code.DENIED, "access.refusal.more-than-own");
        }
        rules.require(who, accessClass, container.object(), spec);
        if (spec.effect() == Effect.ALLOW) {
            access.requireLook(who, accessClass);
        }
        if (spec.expiresAt() != null && !spec.expiresAt().isAfter(clock.instant())) {
            throw Refusal.invalid("expires", "access.refusal.expiry-past");
        }
        if (store.grantsOf(accessClass.value()).size() >= MOST_GRANTS) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "access.refusal.too-many-grants", MOST_GRANTS);
        }
        var id = put(who, accessClass, spec);
        journal.record(who, "access.grant", container.object(), described(spec));
        return id;
    }

    /** Ends a grant. */
    @Transactional
    public void revoke(Principal who, GrantId id) {
        var grant = store.grant(id).orElseThrow(Refusal::notFound);
        var container = get(grant.accessClass());
        require(who, grant.effect(), container);
        if (grant.effect() == Effect.DENY) {
            refuseOwnRights(who, grant.subject());
        }
        store.remove(id);
        journal.record(who, "access.revoke", container.object(),
                described(new GrantSpec(grant.subject(), grant.effect(), grant.permissions(), grant.expiresAt())));
    }

    /** Lets a grant end earlier than it would; whoever decided that does the recording. */
    @Transactional
    public void endAt(GrantId id, Instant end) {
        store.grant(id)
                .filter(grant -> grant.expiresAt() == null || end.isBefore(grant.expiresAt()))
                .ifPresent(grant -> store.setExpiry(id, end));
    }

    /**
     * Cuts a container off from what holds around it. The principal keeps everything they had; with {@code keep} so
     * does everyone else, as grants on the container itself.
     */
    @Transactional
    public void breakInheritance(Principal who, AccessClass accessClass, boolean keep) {
        var container = get(accessClass);
        access.require(who, Permission.MANAGE, accessClass, container.object());
        if (!container.inherits()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "access.refusal.not-inheriting");
        }
        if (keep) {
            copyInherited(accessClass);
        }
        store.setInherits(accessClass, false);
        put(who, accessClass, GrantSpec.allow(Subject.user(who.user()), EnumSet.allOf(Permission.class)));
        journal.record(who, "access.break", container.object(), Map.of("kept", String.valueOf(keep)));
    }

    /** Lets hold again what holds around the container, beside its own grants. */
    @Transactional
    public void restoreInheritance(Principal who, AccessClass accessClass) {
        var container = get(accessClass);
        access.require(who, Permission.MANAGE, accessClass, container.object());
        if (container.inherits() || container.parent() == null) {
            throw Refusal.of(Refusal.Code.CONFLICT, "access.refusal.already-inheriting");
        }
        store.setInherits(accessClass, true);
        journal.record(who, "access.restore", container.object());
    }

    private void copyInherited(AccessClass accessClass) {
        var classes = store.chain(accessClass).stream().mapToLong(around -> around.id().value()).toArray();
        store.grantsOf(classes).stream()
                .filter(grant -> !grant.expired(clock.instant()) && !(grant.subject() instanceof Subject.OfLink))
                .collect(Collectors.groupingBy(grant -> Map.entry(grant.subject(), grant.effect())))
                .values()
                .forEach(same -> store.put(merged(same, accessClass)));
    }

    private Grant merged(List<Grant> same, AccessClass onto) {
        var first = same.getFirst();
        var permissions = EnumSet.copyOf(first.permissions());
        var expires = first.expiresAt();
        for (var grant : same) {
            permissions.addAll(grant.permissions());
            expires = later(expires, grant.expiresAt());
        }
        return new Grant(
                new GrantId(ids.next()), onto, first.subject(), first.effect(), permissions, first.role(), expires,
                first.grantedBy(), first.grantedAt());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    private void require(Principal who, Effect effect, Container container) {
        var needed = effect == Effect.ALLOW ? Permission.SHARE : Permission.MANAGE;
        access.require(who, needed, container.id(), container.object());
    }

    private static void refuseOwnRights(Principal who, GrantSpec spec) {
        refuseOwnRights(who, spec.subject());
    }

    private static void refuseOwnRights(Principal who, Subject subject) {
        if (subject.equals(Subject.user(who.user()))) {
            throw Refusal.of(Refusal.Code.DENIED, "access.refusal.own-rights");
        }
    }

    private GrantId put(Principal who, AccessClass accessClass, GrantSpec spec) {
        Set<Permission> permissions =
                Permission.of(AccessRules.normalised(spec.effect(), Permission.mask(spec.permissions())));
        return store.put(new Grant(
                new GrantId(ids.next()), accessClass, spec.subject(), spec.effect(), permissions, spec.role(),
                spec.expiresAt(), who.user(), now()));
    }

    private static Map<String, String> described(GrantSpec spec) {
        var subject = spec.subject();
        return Map.of(
                "subject", subject.kind() + (subject.id() == null ? "" : " " + subject.id()),
                "effect", spec.effect().stored(),
                "permissions", spec.permissions().toString(),
                "expires", String.valueOf(spec.expiresAt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
