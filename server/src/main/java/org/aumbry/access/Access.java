package org.aumbry.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one authorizer: every question of every face about who may do what is answered here. */
@Service
public class Access {

    private final AccessCache cache;
    private final Journal journal;

    Access(AccessCache cache, Journal journal) {
        this.cache = cache;
        this.journal = journal;
    }

    /** What the principal may do where, exact as of this moment. */
    @Transactional(readOnly = true)
    public AccessMap of(Principal who) {
        return cache.map(who.user());
    }

    /** Whether the principal may; for showing or hiding what {@link #require} would refuse anyway. */
    @Transactional(readOnly = true)
    public boolean allows(Principal who, Permission permission, AccessClass accessClass) {
        return cache.map(who.user()).allows(permission, accessClass);
    }

    /** Everything the principal may do in the class; empty when it may not even be seen. */
    @Transactional(readOnly = true)
    public Set<Permission> permissions(Principal who, AccessClass accessClass) {
        return Permission.of(cache.map(who.user()).mask(accessClass));
    }

    /**
     * Lets the principal pass or refuses, with an entry in the journal.
     *
     * @throws Refusal not found when the principal may not view the object, denied when only the permission is missing
     */
    @Transactional(readOnly = true)
    public void require(Principal who, Permission permission, AccessClass accessClass, ObjectRef object) {
        var map = cache.map(who.user());
        if (map.allows(permission, accessClass)) {
            return;
        }
        boolean visible = map.allows(Permission.VIEW, accessClass);
        journal.denied(who, "access." + permission.name().toLowerCase(Locale.ROOT), object,
                visible ? "no-permission" : "not-visible");
        throw visible ? Refusal.denied() : Refusal.notFound();
    }

    /** Everyone who can see things of the class, with reasons; refused to those who can't see them themselves. */
    @Transactional(readOnly = true)
    public Audience audience(Principal asker, AccessClass accessClass, ObjectRef object) {
        require(asker, Permission.VIEW, accessClass, object);
        return cache.audience(accessClass);
    }

    /** May that person, and why or why not; refused to askers who can't see the object themselves. */
    @Transactional(readOnly = true)
    public Decision why(
            Principal asker, UserId person, Permission permission, AccessClass accessClass, ObjectRef object) {
        require(asker, Permission.VIEW, accessClass, object);
        var chain = cache.chain(accessClass);
        return AudienceRules.decide(person, permission, chain, cache.grants(chain), cache.people());
    }

    /** Who would see things of the class besides if this were given, before it is; refused to those who can't share. */
    @Transactional(readOnly = true)
    public SharePreview preview(Principal asker, AccessClass accessClass, ObjectRef object, GrantSpec wanted) {
        require(asker, Permission.SHARE, accessClass, object);
        var chain = cache.chain(accessClass);
        var people = cache.people();
        var grants = new ArrayList<>(cache.grants(chain));
        var before = AudienceRules.audience(chain, grants, people);
        grants.removeIf(grant -> grant.accessClass().equals(accessClass)
                && grant.subject().equals(wanted.subject())
                && grant.effect() == wanted.effect());
        grants.add(new Grant(
                new GrantId(new UUID(0, 0)), accessClass, wanted.subject(), wanted.effect(),
                Permission.of(AccessRules.normalised(wanted.effect(), Permission.mask(wanted.permissions()))),
                wanted.role(), wanted.expiresAt(), asker.user(), Instant.EPOCH));
        return SharePreview.between(before, AudienceRules.audience(chain, grants, people));
    }

    /** How far things of each class can be seen; classes that the asker may not view are left out. */
    @Transactional(readOnly = true)
    public Map<AccessClass, Reach> reaches(Principal asker, Collection<AccessClass> classes) {
        var map = cache.map(asker.user());
        var reaches = new HashMap<AccessClass, Reach>();
        for (var accessClass : classes) {
            if (!reaches.containsKey(accessClass) && map.allows(Permission.VIEW, accessClass)) {
                reaches.put(accessClass, reach(cache.audience(accessClass)));
            }
        }
        return reaches;
    }

    /** How far things of the class can be seen. */
    @Transactional(readOnly = true)
    public Reach reach(Principal asker, AccessClass accessClass) {
        var reach = reaches(asker, List.of(accessClass)).get(accessClass);
        if (reach == null) {
            throw Refusal.notFound();
        }
        return reach;
    }

    private static Reach reach(Audience audience) {
        int people = audience.members().size();
        int level = audience.links() > 0
                ? Reach.LINK
                : audience.everyone() ? Reach.EVERYONE : people > 1 ? Reach.PEOPLE : Reach.ONLY_YOU;
        return new Reach(level, people, audience.guests());
    }
}
