package org.aumbry.identity.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.identity.AdminRole;
import org.aumbry.identity.AdminRoleHolder;
import org.aumbry.identity.AdminRoleId;
import org.aumbry.identity.AdminRoles;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page about administrative roles and who holds them. */
@Controller
class AdminRolesController {

    static final String PAGE = "/admin/administration";

    private static final String USER = "user:";
    private static final String GROUP = "group:";
    private static final int FOUND = 50;

    private final AdminRoles roles;
    private final Users users;
    private final Groups groups;
    private final Views views;

    AdminRolesController(AdminRoles roles, Users users, Groups groups, Views views) {
        this.roles = roles;
        this.users = users;
        this.groups = groups;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words, @RequestParam(defaultValue = "") String q) {
        return views.page(page(who, q, "", FieldErrors.none(), words));
    }

    @PostMapping(PAGE)
    View add(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> area) {
        return done(who, name, "identity.areas.added", words, () -> roles.add(who, name, areas(area)));
    }

    @PostMapping(PAGE + "/{role}")
    View change(
            Principal who,
            Words words,
            @PathVariable String role,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> area) {
        return done(who, "", "identity.areas.changed", words,
                () -> roles.change(who, AdminRoleId.parse(role), name, areas(area)));
    }

    @PostMapping(PAGE + "/{role}/remove")
    View remove(Principal who, Words words, @PathVariable String role) {
        return done(who, "", "identity.areas.removed", words, () -> roles.remove(who, AdminRoleId.parse(role)));
    }

    /** @param holder {@code user:} or {@code group:} and the identifier */
    @PostMapping(PAGE + "/{role}/give")
    View give(
            Principal who, Words words, @PathVariable String role, @RequestParam(defaultValue = "") String holder) {
        var id = AdminRoleId.parse(role);
        return done(who, "", "identity.areas.given", words, () -> {
            if (holder.startsWith(GROUP)) {
                roles.give(who, id, GroupId.parse(holder.substring(GROUP.length())));
            } else {
                roles.give(who, id, UserId.parse(holder.startsWith(USER) ? holder.substring(USER.length()) : holder));
            }
        });
    }

    @PostMapping(PAGE + "/holders/{holder}/take")
    View take(Principal who, Words words, @PathVariable String holder) {
        return done(who, "", "identity.areas.taken", words, () -> roles.take(who, uuid(holder)));
    }

    private View done(Principal who, String name, String message, Words words, Runnable act) {
        try {
            act.run();
            return views.seeOther(PAGE, Toast.of(words.t(message)));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, "", name, FieldErrors.of(words, refusal), words));
        }
    }

    private AdminRolesPage page(Principal who, String q, String name, FieldErrors errors, Words words) {
        var all = roles.list(who);
        var held = roles.holders(who).stream().collect(Collectors.groupingBy(AdminRoleHolder::role));
        var named = names(held.values().stream().flatMap(List::stream).toList());
        var mine = Stream.of(Area.values()).filter(who::administers).collect(Collectors.toSet());
        var rows = all.stream()
                .map(role -> new AdminRolesPage.Row(
                        role.id().toString(),
                        role.name(),
                        role.areas().stream().map(Area::word).toList(),
                        words(role, words),
                        mine.containsAll(role.areas()),
                        held.getOrDefault(role.id(), List.of()).stream()
                                .map(each -> new Option(each.id().toString(), named.getOrDefault(each.id(), "")))
                                .toList()))
                .toList();
        var areas = Stream.of(Area.values())
                .filter(mine::contains)
                .map(area -> new Option(area.word(), words.t("identity.areas.area." + area.word())))
                .toList();
        return new AdminRolesPage(rows, areas, people(who, q), groupOptions(), q, name, errors);
    }

    private List<Option> people(Principal who, String q) {
        return q.isBlank()
                ? List.of()
                : users.everyone(who, q).stream()
                        .filter(user -> user.active() && user.role() == Role.MEMBER)
                        .limit(FOUND)
                        .map(user -> new Option(USER + user.id(), user.name() + " · " + user.email()))
                        .toList();
    }

    private List<Option> groupOptions() {
        return groups.list(null, 1000).stream()
                .map(group -> new Option(GROUP + group.id(), group.name()))
                .toList();
    }

    private Map<UUID, String> names(List<AdminRoleHolder> holders) {
        var people = users.names(holders.stream().flatMap(each -> Stream.ofNullable(each.user())).toList());
        var some = groups.all(holders.stream().flatMap(each -> Stream.ofNullable(each.group())).toList());
        return holders.stream().collect(Collectors.toMap(AdminRoleHolder::id, each -> {
            var group = each.group() == null ? null : some.get(each.group());
            return group == null ? people.getOrDefault(each.user(), "") : group.name();
        }));
    }

    private static List<String> words(AdminRole role, Words words) {
        return role.areas().stream()
                .sorted()
                .map(area -> words.t("identity.areas.area." + area.word()))
                .toList();
    }

    private static Set<Area> areas(List<String> words) {
        var areas = EnumSet.noneOf(Area.class);
        words.forEach(word -> Area.named(word).ifPresent(areas::add));
        return areas;
    }

    private static UUID uuid(String text) {
        return AdminRoleId.parse(text).value();
    }
}
