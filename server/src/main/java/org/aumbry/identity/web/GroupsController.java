package org.aumbry.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Group;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
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

/** Administrators' pages about groups of people. */
@Controller
class GroupsController {

    private static final int GROUPS = 1000;
    private static final int FOUND = 20;

    private final Groups groups;
    private final Users users;
    private final Administrators administrators;
    private final Views views;

    GroupsController(Groups groups, Users users, Administrators administrators, Views views) {
        this.groups = groups;
        this.users = users;
        this.administrators = administrators;
        this.views = views;
    }

    @GetMapping("/admin/groups")
    View list(Principal who, Words words) {
        administrators.require(who, "group.list");
        return views.page(listPage("", FieldErrors.none()));
    }

    @PostMapping("/admin/groups")
    View create(Principal who, Words words, @RequestParam(defaultValue = "") String name) {
        try {
            var group = groups.create(who, GroupKind.PEOPLE, name);
            return views.seeOther(path(group.id()), Toast.of(words.t("identity.group.created")));
        } catch (Refusal refusal) {
            requireInvalid(refusal);
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, listPage(name, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping("/admin/groups/{id}")
    View group(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String q) {
        administrators.require(who, "group.open");
        return views.page(page(find(id), q, FieldErrors.none()));
    }

    @PostMapping("/admin/groups/{id}/rename")
    View rename(Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        administrators.require(who, "group.rename");
        var group = find(id);
        try {
            groups.rename(who, group.id(), name);
            return views.seeOther(path(group.id()), Toast.of(words.t("identity.group.renamed")));
        } catch (Refusal refusal) {
            requireInvalid(refusal);
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(group, "", FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping("/admin/groups/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        administrators.require(who, "group.remove");
        groups.remove(who, find(id).id());
        return views.seeOther("/admin/groups", Toast.of(words.t("identity.group.removed")));
    }

    @PostMapping("/admin/groups/{id}/add")
    View add(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam Optional<String> user,
            @RequestParam Optional<String> group) {
        administrators.require(who, "group.add-member");
        var target = find(id).id();
        user.ifPresent(each -> groups.add(who, target, UserId.parse(each)));
        try {
            group.ifPresent(each -> groups.add(who, target, find(each).id()));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.page(HttpStatus.CONFLICT, page(find(id), "", FieldErrors.of(words, refusal)));
        }
        return views.seeOther(path(target), Toast.of(words.t("identity.group.added")));
    }

    @PostMapping("/admin/groups/{id}/take-out")
    View takeOut(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam Optional<String> user,
            @RequestParam Optional<String> group) {
        administrators.require(who, "group.remove-member");
        var target = find(id).id();
        user.ifPresent(each -> groups.remove(who, target, UserId.parse(each)));
        group.ifPresent(each -> groups.remove(who, target, GroupId.parse(each)));
        var field = user.isPresent() ? Map.of("user", user.get()) : Map.of("group", group.orElse(""));
        var toast = Toast.of(words.t("identity.group.taken-out")).undo(path(target) + "/add", field);
        return views.seeOther(path(target), toast);
    }

    private Group find(String id) {
        return groups.findPeople(GroupId.parse(id)).orElseThrow(Refusal::notFound);
    }

    private GroupsPage listPage(String name, FieldErrors errors) {
        var all = groups.list(null, GROUPS);
        var sizes = groups.sizes(all.stream().map(Group::id).toList());
        var rows = all.stream()
                .map(each -> new GroupsPage.Row(each.id().toString(), each.name(), sizes.getOrDefault(each.id(), 0L)))
                .sorted(java.util.Comparator.comparing(GroupsPage.Row::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new GroupsPage(rows, name, errors);
    }

    private GroupPage page(Group group, String q, FieldErrors errors) {
        var members = groups.members(group.id());
        var people = users.all(members.users()).stream()
                .map(each -> new GroupPage.Member(each.id().toString(), each.name(), each.email()))
                .sorted(java.util.Comparator.comparing(GroupPage.Member::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        var nested = groups.all(members.groups()).values().stream()
                .map(each -> new Option(each.id().toString(), each.name()))
                .toList();
        List<Option> others = groups.list(null, GROUPS).stream()
                .filter(each -> !each.id().equals(group.id()) && !members.groups().contains(each.id()))
                .map(each -> new Option(each.id().toString(), each.name()))
                .toList();
        var found = q.isBlank()
                ? List.<GroupPage.Member>of()
                : users.search(q, FOUND).stream()
                        .filter(each -> !members.users().contains(each.id()))
                        .map(each -> new GroupPage.Member(each.id().toString(), each.name(), each.email()))
                        .toList();
        var all = groups.people(List.of(group.id())).size();
        return new GroupPage(group.id().toString(), group.name(), people, nested, others, q, found, all, errors);
    }

    private static void requireInvalid(Refusal refusal) {
        if (refusal.code() != Refusal.Code.INVALID) {
            throw refusal;
        }
    }

    private static String path(GroupId id) {
        return "/admin/groups/" + id;
    }
}
