package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * Inviting someone.
 *
 * @param link the link just made, whole; empty as long as the form is still to be sent
 */
public record InvitePage(
        String name, String email, String role, List<Option> roles, String link, FieldErrors errors) {

    @Override
    public String toString() {
        return "invite page";
    }
}
