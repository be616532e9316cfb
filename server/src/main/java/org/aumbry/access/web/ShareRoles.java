package org.aumbry.access.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Grant;
import org.aumbry.access.NamedRole;
import org.aumbry.access.RoleId;
import org.aumbry.access.Roles;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be chosen when sharing: the usual sets of permissions, and the roles the network has made. */
@Component
class ShareRoles {

    private static final String OWN = "role-";

    private final Roles roles;

    ShareRoles(Roles roles) {
        this.roles = roles;
    }

    /**
     * One choice.
     *
     * @param role the network's own role; null for a usual set
     */
    record Choice(Set<Permission> permissions, @Nullable RoleId role) {}

    /** What someone with these permissions can give. */
    List<Option> options(Set<Permission> own, Words words) {
        var usual = Stream.of(ShareRole.values())
                .filter(role -> own.containsAll(role.permissions()))
                .map(role -> new Option(role.value(), words.t("access.role." + role.value())));
        var named = roles.list().stream()
                .filter(role -> own.containsAll(role.permissions()))
                .map(role -> new Option(value(role.id()), role.name()));
        return Stream.concat(usual, named).toList();
    }

    /** The choice that was sent. */
    Choice choice(String sent) {
        if (sent.startsWith(OWN)) {
            return roles.find(RoleId.parse(sent.substring(OWN.length())))
                    .map(role -> new Choice(role.permissions(), role.id()))
                    .orElseThrow(ShareRoles::unknown);
        }
        return ShareRole.named(sent.toLowerCase(Locale.ROOT))
                .map(role -> new Choice(role.permissions(), null))
                .orElseThrow(ShareRoles::unknown);
    }

    /** The value of the choice that a grant was made by; empty when it is none of them. */
    String value(Grant grant) {
        var role = grant.role();
        if (role != null && made(grant).isPresent()) {
            return value(role);
        }
        return ShareRole.exactly(grant.permissions()).map(ShareRole::value).orElse("");
    }

    /** What the grant is called; empty when its permissions are of no set with a name. */
    Optional<String> label(Grant grant, Words words) {
        return made(grant)
                .map(NamedRole::name)
                .or(() -> ShareRole.exactly(grant.permissions()).map(role -> words.t("access.role." + role.value())));
    }

    /** The words for some permissions that make up no set. */
    static Set<Permission> permissions(Collection<String> sent) {
        return sent.stream()
                .map(word -> Stream.of(Permission.values())
                        .filter(permission -> permission.name().toLowerCase(Locale.ROOT).equals(word))
                        .findAny()
                        .orElseThrow(ShareRoles::unknown))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The role it was made by, as long as it still gives exactly that. */
    private Optional<NamedRole> made(Grant grant) {
        var role = grant.role();
        return role == null
                ? Optional.empty()
                : roles.find(role).filter(each -> each.permissions().equals(grant.permissions()));
    }

    private static String value(RoleId role) {
        return OWN + role;
    }

    private static Refusal unknown() {
        return Refusal.invalid("role", "access.refusal.role");
    }
}
