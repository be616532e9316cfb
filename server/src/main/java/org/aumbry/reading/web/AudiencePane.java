package org.aumbry.reading.web;

import java.util.Comparator;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.access.Audience;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.ReaderPane;
import org.aumbry.web.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who can see the document. */
@Component
@Order(50)
class AudiencePane implements ReaderPane {

    private static final int SHOWN = 30;

    private final Access access;
    private final Users users;
    private final Views views;

    AudiencePane(Access access, Users users, Views views) {
        this.access = access;
        this.users = users;
        this.views = views;
    }

    @Override
    public String key() {
        return "audience";
    }

    @Override
    public String label() {
        return "reading.pane.audience";
    }

    @Override
    public @Nullable Long count(Principal who, Beside beside) {
        return null;
    }

    @Override
    public Drawing show(Principal who, Beside beside) {
        var document = beside.document();
        var audience = access.audience(who, document.accessClass(), document.ref());
        var shown = audience.members().stream().limit(SHOWN).toList();
        var names = users.names(shown.stream().map(Audience.Member::user).toList());
        var people = shown.stream()
                .map(member -> new AudiencePart.Person(
                        names.getOrDefault(member.user(), ""), member.guest(), strongest(member.permissions())))
                .sorted(Comparator.comparing(AudiencePart.Person::name))
                .toList();
        int others = audience.members().size() - shown.size();
        var part = new AudiencePart(people, others, "/access/document/" + document.id() + "/people");
        return shell -> views.part(part, shell);
    }

    /** The last word of what someone may do, the rest follows from it. */
    private static String strongest(Set<Permission> permissions) {
        if (permissions.contains(Permission.MANAGE)) {
            return "manage";
        }
        if (permissions.contains(Permission.EDIT)) {
            return "edit";
        }
        return permissions.contains(Permission.COMMENT) ? "comment" : "view";
    }
}
