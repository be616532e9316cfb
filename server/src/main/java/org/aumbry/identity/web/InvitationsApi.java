package org.aumbry.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Invitation;
import org.aumbry.identity.Invitations;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations as JSON, for administrators. */
@RestController
@RequestMapping("/api/v1/invitations")
class InvitationsApi {

    private final Invitations invitations;
    private final Administrators administrators;

    InvitationsApi(Invitations invitations, Administrators administrators) {
        this.invitations = invitations;
        this.administrators = administrators;
    }

    /** @param link only in the answer to making it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationJson(
            String id, String person, String invitedBy, Instant createdAt, Instant expiresAt, @Nullable String link) {

        @Override
        public String toString() {
            return "invitation " + id;
        }
    }

    record InvitationDraft(
            @Nullable String name, @Nullable String email, @Nullable String role, @Nullable String language) {}

    @GetMapping
    Items<InvitationJson> open(
            Principal who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Items.limit(limit);
        var fetched = invitations.open(who, Items.cursor(cursor), size + 1);
        return Items.of(fetched, size, each -> json(each, null), each -> each.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InvitationJson invite(Principal who, @RequestBody InvitationDraft draft, HttpServletRequest request) {
        administrators.require(who, "user.invite");
        var role = Role.of(text(draft.role(), "member"))
                .orElseThrow(() -> Refusal.invalid("role", "identity.role.unknown"));
        var person = new NewUser(text(draft.name(), ""), text(draft.email(), ""), role, text(draft.language(), "en"));
        var link = invitations.invite(who, person);
        return json(link.invitation(), Origins.absolute(request, link.path()));
    }

    /** Takes back the invitation of a person who has not come yet. */
    @DeleteMapping("/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Principal who, @PathVariable String person) {
        invitations.revoke(who, UserId.parse(person));
    }

    private static InvitationJson json(Invitation invitation, @Nullable String link) {
        return new InvitationJson(
                invitation.id().toString(),
                invitation.user().toString(),
                invitation.invitedBy().toString(),
                invitation.createdAt(),
                invitation.expiresAt(),
                link);
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
