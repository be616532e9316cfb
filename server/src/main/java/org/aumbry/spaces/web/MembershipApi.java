package org.aumbry.spaces.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.EntryId;
import org.aumbry.spaces.Membership;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceEntry;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a space, who asks, who is asked; for programs. */
@RestController
@RequestMapping("/api/v1/spaces/{id}")
class MembershipApi {

    private static final int LONGEST_PAGE = 200;

    private final Memberships memberships;

    MembershipApi(Memberships memberships) {
        this.memberships = memberships;
    }

    record MemberJson(UUID user, String role) {}

    record MemberList(List<MemberJson> items, @Nullable String next) {}

    record EntryJson(UUID id, UUID user, String kind, String note, Instant askedAt, Instant expiresAt) {}

    record EntryList(List<EntryJson> items, @Nullable String next) {}

    record RoleWish(@Nullable String role) {}

    record NoteWish(@Nullable String note) {}

    record InvitationWish(@Nullable String user, @Nullable String note) {}

    @GetMapping("/members")
    MemberList members(
            Principal who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var after = cursor == null ? "" : Identifiers.parse(cursor).toString();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        var rest = memberships.list(who, SpaceId.parse(id)).stream()
                .sorted(Comparator.comparing(member -> member.user().toString()))
                .filter(member -> member.user().toString().compareTo(after) > 0)
                .toList();
        var items = rest.stream().limit(size).map(MembershipApi::json).toList();
        return new MemberList(items, rest.size() > size ? items.getLast().user().toString() : null);
    }

    /** Brings a person in, or makes them administrator or plain member. */
    @PutMapping("/members/{user}")
    MemberJson put(
            Principal who, @PathVariable String id, @PathVariable String user, @RequestBody RoleWish wish) {
        var space = SpaceId.parse(id);
        var person = UserId.parse(user);
        var wanted = Objects.requireNonNullElse(wish.role(), "member");
        if (!List.of("member", "admin").contains(wanted)) {
            throw Refusal.invalid("role", "spaces.refusal.role");
        }
        var now = find(who, space, person);
        if (now == null) {
            memberships.add(who, space, person);
            now = Objects.requireNonNull(find(who, space, person));
        }
        if (wanted.equals("admin") && !now.admin()) {
            memberships.promote(who, space, person);
        } else if (wanted.equals("member") && now.admin()) {
            memberships.demote(who, space, person);
        }
        return json(Objects.requireNonNull(find(who, space, person)));
    }

    /** Takes a person out; with one's own identifier: leaves. */
    @DeleteMapping("/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Principal who, @PathVariable String id, @PathVariable String user) {
        var person = UserId.parse(user);
        if (person.equals(who.user())) {
            memberships.leave(who, SpaceId.parse(id));
        } else {
            memberships.remove(who, SpaceId.parse(id), person);
        }
    }

    /** Open requests and invitations; at most 1000, so there is never a next page. */
    @GetMapping("/requests")
    EntryList requests(Principal who, @PathVariable String id) {
        return new EntryList(
                memberships.entries(who, SpaceId.parse(id)).stream().map(MembershipApi::json).toList(), null);
    }

    /** Comes in when the space is open, asks when it is on request; says which. */
    @PostMapping("/requests")
    Map<String, String> join(Principal who, @PathVariable String id, @RequestBody NoteWish wish) {
        var standing = memberships.join(who, SpaceId.parse(id), Objects.requireNonNullElse(wish.note(), ""));
        return Map.of("standing", standing.name().toLowerCase(Locale.ROOT));
    }

    @DeleteMapping("/requests/mine")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Principal who, @PathVariable String id) {
        memberships.withdraw(who, SpaceId.parse(id));
    }

    @PostMapping("/requests/{entry}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(Principal who, @PathVariable String id, @PathVariable String entry) {
        memberships.approve(who, SpaceId.parse(id), EntryId.parse(entry));
    }

    @PostMapping("/requests/{entry}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(Principal who, @PathVariable String id, @PathVariable String entry) {
        memberships.refuse(who, SpaceId.parse(id), EntryId.parse(entry));
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void invite(Principal who, @PathVariable String id, @RequestBody InvitationWish wish) {
        memberships.invite(
                who, SpaceId.parse(id), UserId.parse(Objects.requireNonNullElse(wish.user(), "")),
                Objects.requireNonNullElse(wish.note(), ""));
    }

    @PostMapping("/invitations/mine/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Principal who, @PathVariable String id) {
        memberships.accept(who, SpaceId.parse(id));
    }

    @PostMapping("/invitations/mine/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(Principal who, @PathVariable String id) {
        memberships.decline(who, SpaceId.parse(id));
    }

    private @Nullable Membership find(Principal who, SpaceId space, UserId person) {
        return memberships.list(who, space).stream()
                .filter(member -> member.user().equals(person))
                .findFirst()
                .orElse(null);
    }

    private static MemberJson json(Membership member) {
        return new MemberJson(member.user().value(), member.admin() ? "admin" : member.guest() ? "guest" : "member");
    }

    private static EntryJson json(SpaceEntry entry) {
        return new EntryJson(
                entry.id().value(), entry.user().value(), entry.invitation() ? "invitation" : "request", entry.note(),
                entry.askedAt(), entry.expiresAt());
    }
}
