package org.aumbry.reviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantRegister;
import org.aumbry.access.Subject;
import org.aumbry.documents.Whereabouts;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Groups;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Uses;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.Roster;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants that have stood for 90 days without anybody using them, as far as the journal knows. */
@Service
public class UnusedGrants {

    public static final Duration WINDOW = Duration.ofDays(90);

    private static final List<String> KINDS = List.of("document", "folder", "space");
    private static final int MOST = 1000;

    private final Roster roster;
    private final GrantRegister register;
    private final Sources sources;
    private final Administrators administrators;
    private final Clock clock;

    UnusedGrants(
            Roster roster, GrantRegister register, Sources sources, Administrators administrators, Clock clock) {
        this.roster = roster;
        this.register = register;
        this.sources = sources;
        this.administrators = administrators;
        this.clock = clock;
    }

    /** A grant proposed for removal. */
    public record Proposal(Grant grant, ObjectRef container) {}

    /** What to ask about use. */
    @Component
    static class Sources {

        private final Uses uses;
        private final Whereabouts whereabouts;
        private final Groups groups;
        private final Journal journal;

        Sources(Uses uses, Whereabouts whereabouts, Groups groups, Journal journal) {
            this.uses = uses;
            this.whereabouts = whereabouts;
            this.groups = groups;
            this.journal = journal;
        }
    }

    /** Grants older than the window that nobody they are for has used within it; at most 1000. */
    @Transactional(readOnly = true)
    public List<Proposal> list(Principal who) {
        administrators.require(who, "review.unused");
        return find(WINDOW);
    }

    /** Grants that have stood for so long without being used. */
    List<Proposal> find(Duration window) {
        var since = clock.instant().minus(window);
        var usedBy = usedBy(since);
        var looks = new Looks();
        var proposals = new ArrayList<Proposal>();
        for (var space : roster.all()) {
            for (var grant : register.below(space.accessClass())) {
                if (grant.effect() == Effect.ALLOW
                        && grant.grantedAt().isBefore(since)
                        && !Gathering.structural(space, grant)
                        && !used(grant, usedBy, looks)
                        && proposals.size() < MOST) {
                    register.container(grant.accessClass())
                            .ifPresent(container -> proposals.add(new Proposal(grant, container.object())));
                }
            }
        }
        return proposals;
    }

    /** Ends those of the grants that are still proposed; how many. */
    @Transactional
    public int revoke(Principal who, Collection<GrantId> chosen) {
        var proposed = new HashSet<GrantId>();
        list(who).forEach(proposal -> proposed.add(proposal.grant().id()));
        if (!proposed.containsAll(chosen)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "reviews.refusal.used");
        }
        int ended = 0;
        for (var id : Set.copyOf(chosen)) {
            ended += register.end(who, id, "unused") ? 1 : 0;
        }
        sources.journal.record(who, "review.revoke-unused", new ObjectRef("network", who.tenant().value()),
                Map.of("count", String.valueOf(ended)));
        return ended;
    }

    /** What was looked up already while one list is made. */
    private static final class Looks {

        private final Map<AccessClass, Set<AccessClass>> reaches = new HashMap<>();
        private final Map<UserId, Set<GroupId>> groups = new HashMap<>();
    }

    private boolean used(Grant grant, Map<AccessClass, Set<UserId>> usedBy, Looks looks) {
        var users = new HashSet<UserId>();
        looks.reaches.computeIfAbsent(grant.accessClass(), register::reach)
                .forEach(each -> users.addAll(usedBy.getOrDefault(each, Set.of())));
        return users.stream().anyMatch(user -> concerns(grant.subject(), user, looks));
    }

    private boolean concerns(Subject subject, UserId user, Looks looks) {
        if (subject instanceof Subject.OfUser(var person)) {
            return person.equals(user);
        }
        return !(subject instanceof Subject.OfGroup(var group))
                || looks.groups.computeIfAbsent(user, sources.groups::closure).contains(group);
    }

    /** Who used anything that stands in each class. */
    private Map<AccessClass, Set<UserId>> usedBy(Instant since) {
        var uses = sources.uses.since(since, KINDS);
        var objects = uses.stream().map(Uses.Use::object).distinct().toList();
        var classes = new HashMap<UUID, AccessClass>(sources.whereabouts.classes(objects));
        register.ownClasses(objects).forEach(classes::putIfAbsent);
        var usedBy = new HashMap<AccessClass, Set<UserId>>();
        for (var use : uses) {
            Optional.ofNullable(classes.get(use.object()))
                    .ifPresent(each -> usedBy.computeIfAbsent(each, none -> new HashSet<>()).add(use.user()));
        }
        return usedBy;
    }
}
