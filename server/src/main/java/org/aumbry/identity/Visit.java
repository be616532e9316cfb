package org.aumbry.identity;

import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Someone at the door of the entered network, recognised but not let in yet.
 *
 * @param user null for whoever follows a link
 * @param session the sign-in they come with; null when there is none, or none yet
 * @param token the key they come with; null for none
 * @param address the client's address as text, found through trusted proxies
 * @param path what they ask for
 */
public record Visit(
        @Nullable UserId user,
        @Nullable Role role,
        @Nullable SessionId session,
        @Nullable UUID token,
        EntryWay way,
        String address,
        String path) {

    /** A recognised person who asks for that path. */
    public static Visit of(Recognised recognised, String path) {
        var who = recognised.principal();
        return of(who, recognised.user().role(), path);
    }

    /** The same for one whose role is known. */
    public static Visit of(Principal who, Role role, String path) {
        var way = who.token() == null ? EntryWay.BROWSER : EntryWay.TOKEN;
        return new Visit(who.user(), role, who.session(), who.token(), way, who.address(), path);
    }

    /** The same by another kind of client. */
    public Visit by(EntryWay other) {
        return new Visit(user, role, session, token, other, address, path);
    }
}
