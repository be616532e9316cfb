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
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Factor;
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
    private final Narrowing narrowing;
    private final StepUp stepUp;
    private final Journal journal;

    Access(AccessCache cache, Narrowing narrowing, StepUp stepUp, Journal journal) {
        this.cache = cache;
        this.narrowing = narrowing;
        this.stepUp = stepUp;
        this.journal = journal;
    }

    /** What the principal may do where, exact as of this moment. */
    @Transactional(readOnly = true)
    public AccessMap of(Principal who) {
        return narrowing.map(who);
    }

    /** Whether the principal may; for showing or hiding what {@link #require} would refuse anyway. */
    @Transactional(readOnly = true)
    public boolean allows(Principal who, Permission permission, AccessClass accessClass) {
        return narrowing.map(who).allows(permission, accessClass);
    }

    /** Everything the principal may do in the class; empty when it may not even be seen. */
    @Transactional(readOnly = true)
    public Set<Permission> permissions(Principal who, AccessClass accessClass) {
        return Permission.of(narrowing.map(who).mask(accessClass));
    }

    /**
     * Lets the principal pass or refuses, with an entry in the journal.
     *
     * @throws Refusal not found when the principal may not view the object, denied when only the permission is missing
     */
    @Transactional(readOnly = true)
    public void require(Principal who, Permission permission, AccessClass accessClass, ObjectRef object) {
        var map = narrowing.map(who);
        if (map.allows(permission, accessClass)) {
            return;
        }
        requireProof(who, map, accessClass, object);
        boolean visible = map.allows(Permission.VIEW, accessClass);
        journal.denied(who, "access." + permission.name().toLowerCase(Locale.ROOT), object,
                visible ? "no-permission" : "not-visible");
        throw visible ? Refusal.denied() : Refusal.notFound();
    }

    /**
     * Refuses someone who would be let in once they show more, or more recently, who they are; lets everyone else pass,
     * whether they may see the thing or not.
     */
    @Transactional(readOnly = true)
    public void requireProof(Principal who, AccessClass accessClass, ObjectRef object) {
        requireProof(who, narrowing.map(who), accessClass, object);
    }

    /** Asks for a fresh look at someone about to give away what asks for that. */
    void requireLook(Principal who, AccessClass accessClass) {
        if (narrowing.current().at(accessClass).asks(Demand.STEP_UP_TO_SHARE)) {
            stepUp.require(who);
        }
    }

    private void requireProof(Principal who, AccessMap map, AccessClass accessClass, ObjectRef object) {
        requireUnsealed(who, accessClass, object);
        if (!map.awaitsProof(accessClass)) {
            return;
        }
        boolean second = narrowing.current().at(accessClass).asks(Demand.SECOND_FACTOR)
                && !Factor.two(who.proof().factors());
        journal.denied(who, "access.view", object, second ? "second-factor" : "proof-too-old");
        throw second ? Refusal.of(Refusal.Code.DENIED, "access.refusal.second-factor") : Refusal.stepUp();
    }

    /** Whoever could see it, were it not sealed or withheld, is told that it is; everyone else learns nothing. */
    private void requireUnsealed(Principal who, AccessClass accessClass, ObjectRef object) {
        var restriction = narrowing.current().at(accessClass);
        boolean withheld = restriction.asks(Demand.WITHHELD);
        boolean shut = withheld || restriction.asks(Demand.SEALED);
        if (shut && cache.map(who.user()).allows(Permission.VIEW, accessClass)) {
            journal.denied(who, "access.view", object, withheld ? "withheld" : "sealed");
            throw withheld ? Refusal.of(Refusal.Code.WITHHELD, "access.refusal.withheld") : Refusal.sealed();
        }
    }

    /** Everyone who can see things of the class, with reasons; refused to those who can't see them themselves. */
    @Transactional(readOnly = true)
    public Audience audience(Principal asker, AccessClass accessClass, ObjectRef object) {
        require(asker, Permission.VIEW, accessClass, object);
        return narrowing.audience(accessClass);
    }

    /** May that person, and why or why not; refused to askers who can't see the object themselves. */
    @Transactional(readOnly = true)
    public Decision why(
            Principal asker, UserId person, Permission permission, AccessClass accessClass, ObjectRef object) {
        require(asker, Permission.VIEW, accessClass, object);
        var chain = cache.chain(accessClass);
        var decision = AudienceRules.decide(person, permission, chain, cache.grants(chain), cache.people());
        var narrowed = decision.allowed()
                ? narrowing.against(person, permission, accessClass)
                : List.<UUID>of();
        return narrowed.isEmpty() ? decision : new Decision(permission, false, false, List.of(), narrowed);
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
        var map = narrowing.map(asker);
        var reaches = new HashMap<AccessClass, Reach>();
        for (var accessClass : classes) {
            if (!reaches.containsKey(accessClass) && map.allows(Permission.VIEW, accessClass)) {
                reaches.put(accessClass, reach(narrowing.audience(accessClass)));
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

    /** How far things of each class can be seen, whoever asks; only for counting, never for showing the things. */
    @Transactional(readOnly = true)
    public Map<AccessClass, Reach> exposure(Collection<AccessClass> classes) {
        var exposure = new HashMap<AccessClass, Reach>();
        classes.forEach(accessClass -> exposure.put(accessClass, reach(narrowing.audience(accessClass))));
        return exposure;
    }

    private static Reach reach(Audience audience) {
        int people = audience.members().size();
        int level = audience.links() > 0
                ? Reach.LINK
                : audience.everyone() ? Reach.EVERYONE : people > 1 ? Reach.PEOPLE : Reach.ONLY_YOU;
        return new Reach(level, people, audience.guests());
    }
}
