package org.aumbry.identity.web;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Profiles;
import org.aumbry.identity.Role;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.Successions;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of the network as JSON. Guests don't get to know who else is here. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {

    private final Users users;
    private final Profiles profiles;
    private final Sessions sessions;
    private final Successions successions;

    PeopleApi(Users users, Profiles profiles, Sessions sessions, Successions successions) {
        this.users = users;
        this.profiles = profiles;
        this.sessions = sessions;
        this.successions = successions;
    }

    /** Members are null where the person lets others not see them. */
    record PersonJson(
            String id,
            String name,
            @Nullable String email,
            String role,
            String state,
            @Nullable Instant createdAt) {}

    /** Members that are absent stay as they are. */
    record PersonChange(@Nullable String role, @Nullable String state, @Nullable String successor) {}

    @GetMapping
    Items<PersonJson> list(
            Principal who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "") String q) {
        requireMember(who);
        if (!q.isBlank()) {
            return Items.all(profiles.of(who, users.search(q, Items.limit(limit))).stream()
                    .map(PeopleApi::json)
                    .toList());
        }
        UUID after = Items.cursor(cursor);
        int size = Items.limit(limit);
        var fetched = users.list(after == null ? null : new UserId(after), size + 1);
        var page = Items.of(fetched, size, user -> user, user -> user.id().toString());
        var seen = profiles.of(who, profiles.listed(who, page.items()));
        return new Items<>(seen.stream().map(PeopleApi::json).toList(), page.next());
    }

    @GetMapping("/{id}")
    PersonJson get(Principal who, @PathVariable String id) {
        var wanted = UserId.parse(id);
        if (!wanted.equals(who.user())) {
            requireMember(who);
        }
        return json(profiles.of(who, users.get(wanted)));
    }

    @PatchMapping("/{id}")
    PersonJson change(Principal who, @PathVariable String id, @RequestBody PersonChange change) {
        var person = UserId.parse(id);
        var role = change.role();
        var state = change.state();
        if (role != null) {
            users.setRole(who, person, Role.of(role)
                    .orElseThrow(() -> Refusal.invalid("role", "identity.role.unknown")));
        }
        if (state != null) {
            setState(who, person, state, change.successor());
        }
        return get(who, id);
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(Principal who, @PathVariable String id) {
        sessions.revokeAll(who, UserId.parse(id));
    }

    private void setState(Principal who, UserId person, String state, @Nullable String successor) {
        if (state.equals(AccountState.DEACTIVATED.stored())) {
            successions.deactivate(who, person, successor == null ? null : UserId.parse(successor));
        } else if (state.equals(AccountState.ACTIVE.stored())) {
            users.reactivate(who, person);
        } else {
            throw Refusal.invalid("state", "identity.state.unknown");
        }
    }

    static void requireMember(Principal who) {
        if (who.guest()) {
            throw Refusal.notFound();
        }
    }

    private static PersonJson json(Profiles.Seen person) {
        return new PersonJson(
                person.id().toString(),
                person.name(),
                person.email(),
                person.role().stored(),
                person.state().stored(),
                person.since());
    }
}
