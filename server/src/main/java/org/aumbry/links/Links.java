package org.aumbry.links;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.identity.ThingPasswords;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making, listing and taking back links. What holders of one do is {@link LinkDoor}'s part. */
@Service
public class Links {

    /** How many links one thing has at most at a time. */
    static final int MOST_ON_ONE = 50;

    private static final int MOST_USES = 100_000;

    private final ShareLinkStore store;
    private final VisitStore visits;
    private final LinkGround ground;
    private final LinkTargets targets;
    private final Grants grants;
    private final ThingPasswords passwords;
    private final NetworkPolicy policy;

    Links(
            ShareLinkStore store,
            VisitStore visits,
            LinkGround ground,
            LinkTargets targets,
            Grants grants,
            ThingPasswords passwords,
            NetworkPolicy policy) {
        this.store = store;
        this.visits = visits;
        this.ground = ground;
        this.targets = targets;
        this.grants = grants;
        this.passwords = passwords;
        this.policy = policy;
    }

    /** Whether this network lets links be made at all; while it does not, those that exist lead nowhere. */
    @Transactional(readOnly = true)
    public boolean allowed() {
        return policy.values().on(PolicyOption.PUBLIC_LINKS);
    }

    /** The latest day on which a link made now may end. */
    @Transactional(readOnly = true)
    public Instant latest() {
        return ground.now().plus(policy.values().days(PolicyOption.LINK_MOST_DAYS));
    }

    /** Whether every link has to ask for a password. */
    @Transactional(readOnly = true)
    public boolean passwordRequired() {
        return policy.values().word(PolicyOption.LINK_PASSWORD).equals("required");
    }

    /**
     * Makes a link to a document, folder or space. Needs the permission to share it, and whatever the link is to allow.
     */
    @Transactional
    public MadeLink make(Principal who, ObjectRef target, NewLink wanted) {
        targets.require(who, target);
        var until = wanted.until() == null ? latest() : wanted.until();
        if (until.isAfter(latest())) {
            var days = policy.values().count(PolicyOption.LINK_MOST_DAYS);
            throw Refusal.invalid("until", "links.refusal.too-long", days);
        }
        var most = wanted.mostUses();
        if (most != null && (most < 1 || most > MOST_USES)) {
            throw Refusal.invalid("uses", "links.refusal.uses", MOST_USES);
        }
        if (wanted.password().isEmpty() && passwordRequired()) {
            throw Refusal.invalid("password", "links.refusal.password-required");
        }
        if (store.of(target, ground.now()).size() >= MOST_ON_ONE) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "links.refusal.too-many", MOST_ON_ONE);
        }
        var hash = wanted.password().isEmpty() ? null : passwords.hash("password", wanted.password());
        var id = new LinkId(ground.id());
        Set<Permission> allows = wanted.download()
                ? EnumSet.of(Permission.VIEW, Permission.DOWNLOAD)
                : EnumSet.of(Permission.VIEW);
        var spec = new GrantSpec(Subject.link(id.value()), Effect.ALLOW, allows, until);
        var grant = grants.grant(who, targets.ownClass(who, target), spec);
        var link = new Link(
                id, target, grant, hash != null, wanted.download(), most, 0, until, who.user(), ground.now(), null);
        var token = ground.token();
        store.add(link, token.hash(), hash);
        ground.record(who, "link.make", id, Map.of(
                target.kind(), target.id().toString(),
                "until", until.toString(),
                "download", String.valueOf(wanted.download()),
                "password", String.valueOf(hash != null),
                "uses", String.valueOf(most)));
        return new MadeLink(link, "/link/" + token.text());
    }

    /** The links that lead to the thing itself now, newest first; for those who may share it. */
    @Transactional(readOnly = true)
    public List<Link> of(Principal who, ObjectRef target) {
        targets.require(who, target);
        return store.of(target, ground.now());
    }

    /** What a link would be called after; for those who may share the thing. */
    @Transactional(readOnly = true)
    public String title(Principal who, ObjectRef target) {
        return targets.require(who, target).title();
    }

    /** What a link leads to, by its title; empty for those who may not see it. */
    @Transactional(readOnly = true)
    public Optional<String> titleOf(Principal who, Link link) {
        return targets.title(who, link.target());
    }

    /** A link, for those who may share what it leads to and for whoever made it. */
    @Transactional(readOnly = true)
    public Link get(Principal who, LinkId id) {
        var link = store.find(id).orElseThrow(Refusal::notFound);
        if (!link.madeBy().equals(who.user())) {
            targets.require(who, link.target());
        }
        return link;
    }

    /** Who opened a link, newest first; for those who may share what it leads to and for whoever made it. */
    @Transactional(readOnly = true)
    public List<Visit> visits(Principal who, LinkId id) {
        return visits.of(get(who, id).id());
    }

    /** Every link that leads anywhere, oldest first: one's own, or for administrators everyone's. */
    @Transactional(readOnly = true)
    public List<Link> live(Principal who) {
        return store.live(who.administers(Area.ACCESS) ? null : who.user(), ground.now());
    }

    /** Takes a link back; it leads nowhere from the next request on. */
    @Transactional
    public void revoke(Principal who, LinkId id) {
        var link = who.administers(Area.ACCESS) ? store.find(id).orElseThrow(Refusal::notFound) : get(who, id);
        end(who, link);
    }

    /** Takes back every link there is: one's own, or for administrators everyone's. */
    @Transactional
    public int revokeAll(Principal who) {
        var all = live(who);
        all.forEach(link -> end(who, link));
        return all.size();
    }

    private void end(Principal who, Link link) {
        if (store.revoke(link.id(), who.user(), ground.now())) {
            grants.endAt(link.grant(), ground.now());
            ground.record(who, "link.revoke", link.id(), Map.of(
                    link.target().kind(), link.target().id().toString()));
        }
    }
}
