package org.aumbry.access.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Container;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.Labelling;
import org.aumbry.access.Reach;
import org.aumbry.access.Reason;
import org.aumbry.access.Subject;
import org.aumbry.identity.Group;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts grants and reasons into words, with the names of people, groups and containers looked up once. */
@Component
class AccessWords {

    private final Users users;
    private final Groups groups;
    private final Shareables shareables;
    private final ShareRoles roles;
    private final ObjectProvider<Labelling> labels;

    AccessWords(
            Users users, Groups groups, Shareables shareables, ShareRoles roles, ObjectProvider<Labelling> labels) {
        this.users = users;
        this.groups = groups;
        this.shareables = shareables;
        this.roles = roles;
        this.labels = labels;
    }

    /** Names of everything that some grants and reasons speak of. */
    record Names(Map<UserId, String> users, Map<GroupId, Group> groups) {

        String of(Subject subject, Words words) {
            return switch (subject) {
                case Subject.OfUser(var user) -> users.getOrDefault(user, words.t("access.someone"));
                case Subject.OfGroup(var group) -> group(group, words);
                case Subject.OfEveryone() -> words.t("access.everyone");
                case Subject.OfLink link -> words.t("access.link-holder");
            };
        }

        String group(GroupId id, Words words) {
            var group = groups.get(id);
            if (group == null) {
                return words.t("access.a-group");
            }
            return switch (group.kind()) {
                case PEOPLE -> group.name();
                case SPACE_MEMBERS -> words.t("access.members-of", group.name());
                case SPACE_ADMINS -> words.t("access.admins-of", group.name());
            };
        }
    }

    /** The labels that stand against something, by name; what is no label is on its way out. */
    List<String> narrowed(List<UUID> sources, Words words) {
        if (sources.isEmpty()) {
            return List.of();
        }
        var names = labels.stream().findFirst().map(each -> each.names(words)).orElse(Map.of());
        return sources.stream()
                .map(source -> names.containsKey(source.toString())
                        ? words.t("access.narrowed.label", names.get(source.toString()))
                        : words.t("access.narrowed.closed"))
                .distinct()
                .toList();
    }

    /** What one group of people is called; empty when there is none. */
    String group(GroupId id) {
        return groups.findPeople(id).map(Group::name).orElse("");
    }

    Names names(Collection<Grant> grants, Collection<Reason> reasons, Collection<UserId> others) {
        var people = new HashSet<>(others);
        var named = new HashSet<GroupId>();
        Stream.concat(grants.stream(), reasons.stream().map(Reason::grant)).forEach(grant -> {
            people.add(grant.grantedBy());
            if (grant.subject() instanceof Subject.OfUser(var user)) {
                people.add(user);
            }
            if (grant.subject() instanceof Subject.OfGroup(var group)) {
                named.add(group);
            }
        });
        reasons.forEach(reason -> named.addAll(reason.path()));
        return new Names(users.names(people), groups.all(named));
    }

    SharePage.Row row(Grant grant, Names names, Principal who, Words words) {
        boolean denied = grant.effect() == Effect.DENY;
        boolean link = grant.subject() instanceof Subject.OfLink;
        var role = denied || link ? "" : roles.value(grant);
        var label = roles.label(grant, words).orElseGet(() -> permissions(grant.permissions(), words));
        return new SharePage.Row(
                grant.id().toString(),
                names.of(grant.subject(), words),
                detail(grant, names, who, words),
                role,
                denied ? words.t("access.denied", label) : label,
                denied,
                grant.subject().equals(Subject.user(who.user())));
    }

    private String detail(Grant grant, Names names, Principal who, Words words) {
        var by = grant.grantedBy().equals(who.user())
                ? words.t("access.added-by-you")
                : words.t("access.added-by", names.users().getOrDefault(grant.grantedBy(), words.t("access.someone")));
        return grant.expiresAt() == null ? by : by + ", " + words.t("access.until", words.date(grant.expiresAt()));
    }

    String permissions(Set<Permission> permissions, Words words) {
        return permissions.stream()
                .sorted()
                .map(permission -> words.t("access.verb." + permission.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** The sentence about one grant that counts for a person: by name, through a group, from a container around. */
    String reason(Reason reason, Names names, Principal who, Words words) {
        var way = switch (reason.grant().subject()) {
            case Subject.OfUser user -> words.t("access.reason.added");
            case Subject.OfEveryone everyone -> words.t("access.reason.everyone");
            case Subject.OfLink link -> words.t("access.link-holder");
            case Subject.OfGroup group -> words.t(
                    "access.reason.group",
                    reason.path().stream().map(each -> names.group(each, words)).collect(Collectors.joining(" › ")));
        };
        return reason.here() ? way : words.t("access.reason.from", way, title(reason.at(), who, words));
    }

    /** The title of a container for someone who may see it, else only what kind of thing it is. */
    String title(Container container, Principal who, Words words) {
        return shareables.of(container.object().kind())
                .title(who, container.object().id())
                .orElseGet(() -> words.t("access.around." + container.object().kind()));
    }

    String reach(Reach reach, Words words) {
        return words.t("access.reach." + reach.level(), reach.people(), reach.guests());
    }

    List<Option> roles(Set<Permission> own, Words words) {
        return roles.options(own, words);
    }
}
