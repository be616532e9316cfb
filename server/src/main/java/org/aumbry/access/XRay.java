package org.aumbry.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person can see, and who can see a thing: now, at an earlier moment, and what became different between two.
 *
 * <p>Administrators ask about anyone and anything, but are told no title they may not see; members ask about things
 * they can see themselves. Every question is recorded.
 */
@Service
public class XRay {

    private static final int PAGE = 1000;
    private static final Duration UNUSED_AFTER = Duration.ofDays(90);

    private final Moments moments;
    private final Access access;
    private final Narrowing narrowing;
    private final Users users;
    private final ObjectProvider<Whereabouts> keepers;
    private final Bookkeeping books;

    XRay(
            Moments moments,
            Access access,
            Narrowing narrowing,
            Users users,
            ObjectProvider<Whereabouts> keepers,
            Bookkeeping books) {
        this.moments = moments;
        this.access = access;
        this.narrowing = narrowing;
        this.users = users;
        this.keepers = keepers;
        this.books = books;
    }

    /**
     * A container about which grants say something for the person.
     *
     * @param given what grants alone would leave
     * @param permissions what is left within the person's profile; nothing when they can't see into it
     * @param narrowed what the labels and other restrictions come from that take something of it; now only
     * @param things how many things it is the innermost container of
     */
    public record Reached(
            Container container,
            Set<Permission> given,
            Set<Permission> permissions,
            List<UUID> narrowed,
            long things) {}

    /**
     * One thing the person can see.
     *
     * @param container the container whose grants decide about it
     */
    public record Seen(ObjectRef object, Container container, Set<Permission> permissions) {}

    /**
     * What became different.
     *
     * @param before nothing when it was not there
     * @param after nothing when it is there no longer
     */
    public record Change<T>(T what, Set<Permission> before, Set<Permission> after) {}

    /** Every container about which grants say something for the person, spaces first. For administrators. */
    @Transactional(readOnly = true)
    public List<Reached> reach(Principal who, UserId person, @Nullable Instant at) {
        var moment = asked(who, "access.x-ray-person", person(person), at);
        var reached = new ArrayList<Reached>();
        var left = left(moment, person);
        moment.given(person).forEach((id, mask) -> moment.tree().find(new AccessClass(id)).ifPresent(container ->
                reached.add(new Reached(
                        container,
                        Permission.of(mask),
                        Permission.of(left.getOrDefault(id, 0)),
                        narrowed(moment, person, id, mask),
                        count(id, moment.then())))));
        reached.sort(Comparator.comparing((Reached each) -> each.container().parent() != null)
                .thenComparing(each -> each.container().object().kind())
                .thenComparing(each -> each.container().id().value()));
        return reached;
    }

    /**
     * Containers the person can see into but did nothing in for 90 days, nor in what lies in them. For administrators.
     */
    @Transactional(readOnly = true)
    public Set<AccessClass> unused(Principal who, UserId person) {
        var moment = asked(who, "access.x-ray-person", person(person), null);
        var touched = books.touched(person, UNUSED_AFTER);
        var used = new HashSet<AccessClass>();
        keepers.forEach(keeper -> keeper.classesOf(touched)
                .forEach(each -> moment.tree().chain(each).forEach(container -> used.add(container.id()))));
        var unused = new HashSet<AccessClass>();
        left(moment, person).keySet().stream()
                .map(AccessClass::new)
                .flatMap(each -> moment.tree().find(each).stream())
                .filter(container -> !touched.contains(container.object().id()))
                .map(Container::id)
                .filter(each -> !used.contains(each))
                .forEach(unused::add);
        return unused;
    }

    /** The things a person can see, in the order of their identifiers, at most 1000 at a time. For administrators. */
    @Transactional(readOnly = true)
    public List<Seen> things(
            Principal who, UserId person, @Nullable Instant at, @Nullable UUID after, int limit) {
        var moment = asked(who, "access.x-ray-person", person(person), at);
        var masks = left(moment, person);
        var classes = masks.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        return keepers.stream()
                .flatMap(keeper -> keeper.in(classes, after, Math.clamp(limit, 1, PAGE), moment.then()).stream())
                .sorted(Comparator.comparing(held -> held.object().id()))
                .limit(Math.clamp(limit, 1, PAGE))
                .map(held -> seen(held, masks, moment.tree()))
                .toList();
    }

    /** Everyone who can see the thing. For administrators; a thing that was nowhere then is not found. */
    @Transactional(readOnly = true)
    public Audience audience(Principal who, ObjectRef object, @Nullable Instant at) {
        var moment = asked(who, "access.x-ray-thing", object, at);
        var accessClass = classOf(object, moment).orElseThrow(Refusal::notFound);
        return at == null ? narrowing.audience(accessClass) : moment.audience(accessClass);
    }

    /** What the restrictions come from that bind the thing now, innermost first. For administrators. */
    @Transactional(readOnly = true)
    public List<UUID> narrowing(Principal who, ObjectRef object) {
        books.requireAdministrator(who, "access.x-ray-thing");
        return classOf(object, moments.of(null)).map(narrowing.current()::sources).orElse(List.of());
    }

    /** Everyone who could see the thing at that moment; for someone who can see it now. */
    @Transactional(readOnly = true)
    public Audience past(Principal who, AccessClass accessClass, ObjectRef object, Instant at) {
        access.require(who, Permission.VIEW, accessClass, object);
        var moment = moments.of(at);
        return classOf(object, moment).map(moment::audience).orElseGet(() -> new Audience(List.of(), false, 0));
    }

    /** Where a person's rights became different between two moments. For administrators. */
    @Transactional(readOnly = true)
    public List<Change<Container>> changes(Principal who, UserId person, Instant from, @Nullable Instant to) {
        var before = asked(who, "access.x-ray-person", person(person), from);
        var after = moments.of(to);
        Function<Long, Container> container = id -> after.tree()
                .find(new AccessClass(id))
                .or(() -> before.tree().find(new AccessClass(id)))
                .orElseThrow();
        return changes(before.masks(person), after.masks(person)).stream()
                .map(change -> new Change<>(container.apply(change.what()), change.before(), change.after()))
                .toList();
    }

    /** Whose rights on a thing became different between two moments. For administrators. */
    @Transactional(readOnly = true)
    public List<Change<UserId>> changes(Principal who, ObjectRef object, Instant from, @Nullable Instant to) {
        var before = asked(who, "access.x-ray-thing", object, from);
        var after = moments.of(to);
        var then = classOf(object, before);
        var now = classOf(object, after);
        if (then.isEmpty() && now.isEmpty()) {
            throw Refusal.notFound();
        }
        return changes(
                then.map(each -> masks(before.audience(each))).orElse(Map.of()),
                now.map(each -> masks(after.audience(each))).orElse(Map.of()));
    }

    private static Map<UserId, Integer> masks(Audience audience) {
        return audience.members().stream()
                .collect(Collectors.toMap(Audience.Member::user, member -> Permission.mask(member.permissions())));
    }

    static <K> List<Change<K>> changes(Map<K, Integer> before, Map<K, Integer> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(key -> !before.getOrDefault(key, 0).equals(after.getOrDefault(key, 0)))
                .sorted(Comparator.comparing(Object::toString))
                .map(key -> new Change<>(
                        key,
                        Permission.of(before.getOrDefault(key, 0)),
                        Permission.of(after.getOrDefault(key, 0))))
                .toList();
    }

    /** What grants leave the person, and now also what restrictions leave of that. */
    private Map<Long, Integer> left(Moments.Moment moment, UserId person) {
        var masks = new HashMap<>(moment.masks(person));
        if (moment.then() == null) {
            masks.replaceAll((id, mask) -> narrowing.left(person, new AccessClass(id), mask));
            masks.values().removeIf(mask -> mask == 0);
        }
        return masks;
    }

    private List<UUID> narrowed(Moments.Moment moment, UserId person, long id, int mask) {
        var accessClass = new AccessClass(id);
        return moment.then() == null && narrowing.left(person, accessClass, mask) != mask
                ? narrowing.current().sources(accessClass)
                : List.of();
    }

    private Moments.Moment asked(Principal who, String verb, ObjectRef object, @Nullable Instant at) {
        books.requireAdministrator(who, verb);
        if (object.kind().equals("user")) {
            users.get(new UserId(object.id()));
        }
        var moment = moments.of(at);
        books.observe(who, verb, object, Map.of("at", at == null ? "now" : at.toString()));
        return moment;
    }

    private Optional<AccessClass> classOf(ObjectRef object, Moments.Moment moment) {
        return keepers.stream()
                .filter(keeper -> keeper.keeps(object.kind()))
                .flatMap(keeper -> keeper.classOf(object, moment.then()).stream())
                .findFirst()
                .or(() -> moment.ownClass(object));
    }

    private long count(long accessClass, @Nullable Instant at) {
        return keepers.stream().mapToLong(keeper -> keeper.count(new long[] {accessClass}, at)).sum();
    }

    private static Seen seen(Whereabouts.Held held, Map<Long, Integer> masks, Tree tree) {
        var id = held.accessClass();
        return new Seen(
                held.object(), tree.find(id).orElseThrow(), Permission.of(masks.getOrDefault(id.value(), 0)));
    }

    private static ObjectRef person(UserId person) {
        return new ObjectRef("user", person.value());
    }
}
