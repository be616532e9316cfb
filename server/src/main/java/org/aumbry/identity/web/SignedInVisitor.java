package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.aumbry.web.Visitor;
import org.aumbry.web.VisitorSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the frame of a page who is signed in; mostly from what the gate has just read. */
@Component
class SignedInVisitor implements VisitorSource {

    private static final String USER = SignedInVisitor.class.getName() + ".user";
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Users users;
    private final Networks networks;

    SignedInVisitor(Users users, Networks networks) {
        this.users = users;
        this.networks = networks;
    }

    /** Called by the gate. */
    static void remember(HttpServletRequest request, User user) {
        request.setAttribute(USER, user);
    }

    @Override
    public Visitor visitor(Principal who) {
        var user = known(who);
        var wishes = user.preferences();
        return new Visitor(
                user.name(),
                networks.current().name(),
                wishes.language(),
                wishes.theme(),
                wishes.shortcuts(),
                who.administers(),
                ZONE);
    }

    private User known(Principal who) {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? now.getRequest()
                : null;
        if (request != null
                && request.getAttribute(USER) instanceof User user
                && user.id().equals(who.user())) {
            return user;
        }
        return users.get(who.user());
    }
}
