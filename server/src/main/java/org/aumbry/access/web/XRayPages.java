package org.aumbry.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Audience;
import org.aumbry.access.NamedRole;
import org.aumbry.access.Roles;
import org.aumbry.access.Subject;
import org.aumbry.access.XRay;
import org.aumbry.identity.AdminRoles;
import org.aumbry.identity.GuestTerms;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the pages of the X-ray. */
@Component
class XRayPages {

    private static final int CONTAINERS = 300;
    private static final int THINGS = 100;
    private static final int PEOPLE = 500;

    private final XRay xRay;
    private final Roles roles;
    private final GuestTerms terms;
    private final AdminRoles administration;
    private final Users users;
    private final AccessWords accessWords;
    private final Shareables shareables;

    XRayPages(
            XRay xRay,
            Roles roles,
            GuestTerms terms,
            AdminRoles administration,
            Users users,
            AccessWords accessWords,
            Shareables shareables) {
        this.xRay = xRay;
        this.roles = roles;
        this.terms = terms;
        this.administration = administration;
        this.users = users;
        this.accessWords = accessWords;
        this.shareables = shareables;
    }

    /** The moment asked about and the earlier one to compare with; null = now, and no comparison. */
    record Asked(@Nullable Instant at, @Nullable Instant since, @Nullable UUID after) {}

    RightsPage person(Principal who, UserId person, Asked asked, Words words) {
        var user = users.get(person);
        var reached = xRay.reach(who, person, asked.at());
        var things = xRay.things(who, person, asked.at(), asked.after(), THINGS);
        var unused = asked.at() == null ? xRay.unused(who, person) : Set.<AccessClass>of();
        var rows = reached.stream().limit(CONTAINERS).map(each -> row(who, each, unused, words)).toList();
        var at = When.written(asked.at(), words);
        var next = things.size() < THINGS
                ? null
                : "/admin/people/" + person + "/rights?at=" + at + "&after=" + things.getLast().object().id();
        return new RightsPage(
                person.toString(),
                user.name(),
                words.t("access.system." + user.role().stored()),
                administers(who, user, words),
                profiles(words),
                profile(person),
                person.equals(who.user()),
                end(user, words),
                at,
                When.written(asked.since(), words),
                moment(asked.at(), words),
                rows,
                reached.size() - rows.size(),
                things.stream().map(each -> thing(who, each, words)).toList(),
                next,
                asked.since() == null ? null : changes(who, person, asked, words));
    }

    /** The effective result: everything, nothing, or what roles give the person themselves and their groups. */
    private List<String> administers(Principal who, User user, Words words) {
        return switch (user.role()) {
            case ADMIN -> List.of(words.t("access.administers.full"));
            case GUEST -> List.of();
            case MEMBER -> administration.held(who, user.id()).stream()
                    .map(held -> administers(held, words))
                    .toList();
        };
    }

    private String administers(AdminRoles.Held held, Words words) {
        var areas = held.role().areas().stream()
                .sorted()
                .map(area -> words.t("identity.areas.area." + area.word()))
                .collect(Collectors.joining(" · "));
        var group = held.by().group();
        return group == null
                ? words.t("access.administers.role", areas, held.role().name())
                : words.t("access.administers.group", areas, held.role().name(), accessWords.group(group));
    }

    ThingRightsPage thing(Principal who, ObjectRef object, Asked asked, Words words) {
        var audience = xRay.audience(who, object, asked.at());
        return new ThingRightsPage(
                title(who, object, words),
                asked.at() == null ? accessWords.narrowed(xRay.narrowing(who, object), words) : List.of(),
                "/admin/x-ray/" + object.kind() + "/" + object.id(),
                When.written(asked.at(), words),
                When.written(asked.since(), words),
                moment(asked.at(), words),
                people(who, audience, words).stream().limit(PEOPLE).toList(),
                audience.members().size(),
                audience.guests(),
                audience.links(),
                asked.since() == null ? null : changes(who, object, asked, words));
    }

    List<ThingRightsPage.Row> people(Principal who, Audience audience, Words words) {
        var reasons = audience.members().stream().flatMap(member -> member.reasons().stream()).toList();
        var names = accessWords.names(
                List.of(), reasons, audience.members().stream().map(Audience.Member::user).toList());
        return audience.members().stream()
                .map(member -> new ThingRightsPage.Row(
                        names.of(Subject.user(member.user()), words),
                        member.guest(),
                        accessWords.permissions(member.permissions(), words),
                        member.reasons().stream()
                                .map(reason -> accessWords.reason(reason, names, who, words))
                                .distinct()
                                .toList(),
                        "/admin/people/" + member.user() + "/rights"))
                .sorted(Comparator.comparing(ThingRightsPage.Row::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** The title for someone who may see the thing, else only what kind of thing it is. */
    String title(Principal who, ObjectRef object, Words words) {
        return shareables.of(object.kind())
                .title(who, object.id())
                .orElseGet(() -> words.t("access.x-ray.hidden." + object.kind()));
    }

    String verbs(Collection<Permission> permissions, Words words) {
        return permissions.isEmpty()
                ? words.t("access.x-ray.nothing")
                : accessWords.permissions(Set.copyOf(permissions), words);
    }

    private RightsPage.Row row(Principal who, XRay.Reached reached, Set<AccessClass> unused, Words words) {
        var object = reached.container().object();
        return new RightsPage.Row(
                title(who, object, words),
                words.t("access.x-ray.kind." + object.kind()),
                verbs(reached.given(), words),
                verbs(reached.permissions(), words),
                !reached.given().equals(reached.permissions()) && reached.narrowed().isEmpty(),
                accessWords.narrowed(reached.narrowed(), words),
                unused.contains(reached.container().id()),
                words.number(reached.things()),
                "/admin/x-ray/" + object.kind() + "/" + object.id());
    }

    private RightsPage.Thing thing(Principal who, XRay.Seen seen, Words words) {
        return new RightsPage.Thing(
                title(who, seen.object(), words),
                title(who, seen.container().object(), words),
                verbs(seen.permissions(), words),
                "/admin/x-ray/" + seen.object().kind() + "/" + seen.object().id());
    }

    private List<RightsPage.Change> changes(Principal who, UserId person, Asked asked, Words words) {
        return xRay.changes(who, person, Objects.requireNonNull(asked.since()), asked.at()).stream()
                .limit(CONTAINERS)
                .map(change -> new RightsPage.Change(
                        title(who, change.what().object(), words),
                        verbs(change.before(), words),
                        verbs(change.after(), words)))
                .toList();
    }

    private List<ThingRightsPage.Change> changes(Principal who, ObjectRef object, Asked asked, Words words) {
        var changes = xRay.changes(who, object, Objects.requireNonNull(asked.since()), asked.at());
        var names = users.names(changes.stream().map(XRay.Change::what).toList());
        return changes.stream()
                .limit(PEOPLE)
                .map(change -> new ThingRightsPage.Change(
                        names.getOrDefault(change.what(), words.t("access.someone")),
                        verbs(change.before(), words),
                        verbs(change.after(), words)))
                .toList();
    }

    private List<Option> profiles(Words words) {
        return Stream.concat(
                        Stream.of(new Option("", words.t("access.profile.none"))),
                        roles.list().stream().map(XRayPages::option))
                .toList();
    }

    private static Option option(NamedRole role) {
        return new Option(role.id().toString(), role.name());
    }

    private String profile(UserId person) {
        return Optional.ofNullable(roles.profiles(List.of(person)).get(person)).map(Object::toString).orElse("");
    }

    private @Nullable String end(User user, Words words) {
        return user.role() != Role.GUEST
                ? null
                : terms.end(user.id())
                        .map(end -> LocalDate.ofInstant(end.minusMillis(1), words.zone()).toString())
                        .orElse("");
    }

    private static String moment(@Nullable Instant at, Words words) {
        return at == null ? words.t("access.x-ray.now") : words.t("access.x-ray.then", words.time(at));
    }
}
