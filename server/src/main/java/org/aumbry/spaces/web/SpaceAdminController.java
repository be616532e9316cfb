package org.aumbry.spaces.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.identity.Group;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.EntryId;
import org.aumbry.spaces.Membership;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.spaces.SpaceFrames;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The people of a space and its settings. */
@Controller
class SpaceAdminController {

    private static final int FOUND = 20;
    private static final int GROUPS = 1000;

    private final Spaces spaces;
    private final Memberships memberships;
    private final SpaceFrames frames;
    private final Users users;
    private final Groups groups;
    private final Views views;

    SpaceAdminController(
            Spaces spaces, Memberships memberships, SpaceFrames frames, Users users, Groups groups,
            Views views) {
        this.spaces = spaces;
        this.memberships = memberships;
        this.frames = frames;
        this.users = users;
        this.groups = groups;
        this.views = views;
    }

    @GetMapping("/spaces/{id}/members")
    View members(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String q) {
        var space = SpaceId.parse(id);
        var inside = memberships.list(who, space);
        var frame = frames.of(who, spaces.get(who, space));
        var ofGroups = memberships.groups(who, space);
        var names = groups.all(ofGroups.stream().map(Membership.OfGroup::group).toList());
        return views.page(new SpaceMembersPage(
                frame,
                ofGroups.stream()
                        .map(each -> new SpaceMembersPage.GroupRow(
                                each.group().toString(), name(names, each.group()), each.admin()))
                        .toList(),
                frame.manages() ? others(names.keySet()) : List.of(),
                rows(who, inside, names),
                frame.manages() ? waiting(who, space) : List.of(),
                frame.manages() && !q.isBlank() ? found(q, inside) : List.of(), q.strip()));
    }

    private List<Option> others(Set<GroupId> there) {
        return groups.list(null, GROUPS).stream()
                .filter(group -> !there.contains(group.id()))
                .map(group -> new Option(group.id().toString(), group.name()))
                .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static String name(Map<GroupId, Group> names, @Nullable GroupId id) {
        var group = id == null ? null : names.get(id);
        return group == null ? "" : group.name();
    }

    private List<SpaceMembersPage.Row> rows(
            Principal who, List<Membership> inside, Map<GroupId, Group> ofGroups) {
        var names = users.names(inside.stream().map(Membership::user).toList());
        return inside.stream()
                .map(person -> new SpaceMembersPage.Row(
                        person.user().toString(), names.getOrDefault(person.user(), ""), person.admin(), person.guest(),
                        person.user().equals(who.user()), name(ofGroups, person.through())))
                .toList();
    }

    @PostMapping("/spaces/{id}/groups")
    View group(
            Principal who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String group,
            Words words) {
        var space = SpaceId.parse(id);
        spaces.require(who, Permission.MANAGE, space);
        switch (act) {
            case "members", "admins" -> memberships.addGroup(
                    who, space, GroupId.parse(group), act.equals("admins"));
            case "remove" -> memberships.removeGroup(who, space, GroupId.parse(group));
            default -> throw Refusal.notFound();
        }
        return views.seeOther("/spaces/" + space + "/members", Toast.of(words.t("spaces.done.group-" + act)));
    }

    private List<SpaceMembersPage.Waiting> waiting(Principal who, SpaceId space) {
        var entries = memberships.entries(who, space);
        var names = users.names(entries.stream().map(entry -> entry.user()).toList());
        return entries.stream()
                .map(entry -> new SpaceMembersPage.Waiting(entry, names.getOrDefault(entry.user(), "")))
                .toList();
    }

    private List<SpaceMembersPage.Found> found(String q, List<Membership> inside) {
        var there = inside.stream().map(Membership::user).collect(Collectors.toSet());
        return users.search(q, FOUND + there.size()).stream()
                .filter(user -> !there.contains(user.id()))
                .limit(FOUND)
                .map(user -> new SpaceMembersPage.Found(
                        user.id().toString(), user.name(), user.role() == Role.GUEST))
                .toList();
    }

    @PostMapping("/spaces/{id}/members")
    View act(
            Principal who,
            @PathVariable String id,
            @RequestParam String act,
            @RequestParam String user,
            Words words) {
        var space = SpaceId.parse(id);
        var person = UserId.parse(user);
        switch (act) {
            case "add" -> memberships.add(who, space, person);
            case "invite" -> memberships.invite(who, space, person, "");
            case "remove" -> memberships.remove(who, space, person);
            case "promote" -> memberships.promote(who, space, person);
            case "demote" -> memberships.demote(who, space, person);
            default -> throw Refusal.notFound();
        }
        var name = users.names(List.of(person)).getOrDefault(person, "");
        return views.seeOther("/spaces/" + space + "/members", Toast.of(words.t("spaces.done." + act, name)));
    }

    @PostMapping("/spaces/{id}/requests/{entry}")
    View decide(
            Principal who,
            @PathVariable String id,
            @PathVariable String entry,
            @RequestParam String act,
            @RequestParam(defaultValue = "members") String back,
            Words words) {
        var space = SpaceId.parse(id);
        switch (act) {
            case "approve" -> memberships.approve(who, space, EntryId.parse(entry));
            case "refuse" -> memberships.refuse(who, space, EntryId.parse(entry));
            default -> throw Refusal.notFound();
        }
        var next = back.equals("home") ? "/" : "/spaces/" + space + "/members";
        return views.seeOther(next, Toast.of(words.t("spaces.done." + act)));
    }

    @GetMapping("/spaces/{id}/settings")
    View settings(Principal who, @PathVariable String id) {
        var frame = managed(who, id);
        return views.page(new SpaceSettingsPage(frame, SpaceForm.of(frame.space()), FieldErrors.none()));
    }

    @PostMapping("/spaces/{id}/settings")
    View change(Principal who, @PathVariable String id, @ModelAttribute SpaceForm form, Words words) {
        try {
            spaces.change(who, SpaceId.parse(id), form.settings());
            return views.seeOther(
                    "/spaces/" + SpaceId.parse(id) + "/settings", Toast.of(words.t("spaces.done.changed")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new SpaceSettingsPage(managed(who, id), form, FieldErrors.of(words, refusal)));
        }
    }

    private SpaceFrame managed(Principal who, String id) {
        var space = spaces.require(who, Permission.MANAGE, SpaceId.parse(id));
        if (space.kind().drive()) {
            throw Refusal.notFound();
        }
        return frames.of(who, space);
    }
}
