package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.identity.Group;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Profiles;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of people as JSON. Members may see them, since they share with them; only administrators change them. */
@RestController
@RequestMapping("/api/v1/groups")
class GroupsApi {

    private final Groups groups;
    private final Profiles profiles;

    GroupsApi(Groups groups, Profiles profiles) {
        this.groups = groups;
        this.profiles = profiles;
    }

    record GroupJson(String id, String name, Instant createdAt) {}

    record MembersJson(List<String> people, List<String> groups) {}

    record GroupName(@Nullable String name) {}

    @GetMapping
    Items<GroupJson> list(
            Principal who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PeopleApi.requireMember(who);
        UUID after = Items.cursor(cursor);
        int size = Items.limit(limit);
        var fetched = groups.list(after == null ? null : new GroupId(after), size + 1);
        return Items.of(fetched, size, GroupsApi::json, group -> group.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    GroupJson create(Principal who, @RequestBody GroupName draft) {
        return json(groups.create(who, GroupKind.PEOPLE, text(draft.name())));
    }

    @GetMapping("/{id}")
    GroupJson get(Principal who, @PathVariable String id) {
        PeopleApi.requireMember(who);
        return json(find(id));
    }

    @PatchMapping("/{id}")
    GroupJson rename(Principal who, @PathVariable String id, @RequestBody GroupName change) {
        groups.rename(who, people(who, id), text(change.name()));
        return json(find(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Principal who, @PathVariable String id) {
        groups.remove(who, people(who, id));
    }

    @GetMapping("/{id}/members")
    MembersJson members(Principal who, @PathVariable String id) {
        PeopleApi.requireMember(who);
        var members = groups.members(find(id).id());
        var seen = profiles.inGroups(who, members.users());
        return new MembersJson(
                members.users().stream().filter(seen::contains).map(UserId::toString).toList(),
                members.groups().stream().map(GroupId::toString).toList());
    }

    @PutMapping("/{id}/members/people/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addPerson(Principal who, @PathVariable String id, @PathVariable String user) {
        groups.add(who, people(who, id), UserId.parse(user));
    }

    @DeleteMapping("/{id}/members/people/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePerson(Principal who, @PathVariable String id, @PathVariable String user) {
        groups.remove(who, people(who, id), UserId.parse(user));
    }

    @PutMapping("/{id}/members/groups/{nested}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addGroup(Principal who, @PathVariable String id, @PathVariable String nested) {
        groups.add(who, people(who, id), people(who, nested));
    }

    @DeleteMapping("/{id}/members/groups/{nested}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeGroup(Principal who, @PathVariable String id, @PathVariable String nested) {
        groups.remove(who, people(who, id), GroupId.parse(nested));
    }

    private Group find(String id) {
        return groups.findPeople(GroupId.parse(id)).orElseThrow(Refusal::notFound);
    }

    /** The id of a group of people; a space's own groups can't be reached this way, whoever asks. */
    private GroupId people(Principal who, String id) {
        PeopleApi.requireMember(who);
        return find(id).id();
    }

    private static GroupJson json(Group group) {
        return new GroupJson(group.id().toString(), group.name(), group.createdAt());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
