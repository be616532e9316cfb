package org.aumbry.identity;

import org.aumbry.kernel.UserId;

/**
 * An invitation just made.
 *
 * @param path where the invited person goes, beginning with {@code /join/}; this is the only time it can be read
 */
public record InvitationLink(Invitation invitation, String path) {

    public UserId user() {
        return invitation.user();
    }

    @Override
    public String toString() {
        return "invitation " + invitation.id();
    }
}
