package org.aumbry.reviews.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Words who may do what on what; things that the reader may not see themselves stay without a title. */
@Component
class ReviewWords {

    private final Map<String, Shareable> kinds = new HashMap<>();
    private final Users users;
    private final Groups groups;

    ReviewWords(List<Shareable> kinds, Users users, Groups groups) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.users = users;
        this.groups = groups;
    }

    /** Names of the people and groups among the subjects, by identifier. */
    Map<UUID, String> names(Collection<Subject> subjects) {
        var names = new HashMap<UUID, String>();
        var people = subjects.stream()
                .flatMap(each -> each instanceof Subject.OfUser(var user) ? Stream.of(user) : Stream.<UserId>empty())
                .distinct()
                .toList();
        users.names(people).forEach((id, name) -> names.put(id.value(), name));
        var those = subjects.stream()
                .flatMap(each -> each instanceof Subject.OfGroup(var group) ? Stream.of(group)
                : Stream.<GroupId>empty())
                .distinct()
                .toList();
        groups.all(those).forEach((id, group) -> names.put(id.value(), group.name()));
        return names;
    }

    static String subject(Words words, Subject subject, Map<UUID, String> names) {
        if (subject instanceof Subject.OfLink) {
            return words.t("reviews.link");
        }
        var id = subject.id();
        return id == null ? words.t("reviews.everyone") : names.getOrDefault(id, words.t("reviews.someone"));
    }

    String container(Principal who, Words words, ObjectRef container) {
        var kind = kinds.get(container.kind());
        var title = kind == null ? "" : kind.title(who, container.id()).orElse("");
        return title.isEmpty() ? words.t("reviews.untitled." + container.kind()) : title;
    }

    static String may(Words words, boolean place, boolean admin, Set<Permission> permissions) {
        if (place) {
            return words.t(admin ? "reviews.may.administrator" : "reviews.may.member");
        }
        var most = Stream.of(Permission.MANAGE, Permission.SHARE, Permission.EDIT, Permission.COMMENT)
                .filter(permissions::contains)
                .findFirst()
                .orElse(Permission.VIEW);
        return words.t("reviews.may." + most.name().toLowerCase(Locale.ROOT));
    }
}
