package org.aumbry.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.identity.LookDesk;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that says which sign-in a look elsewhere is for. A service that answers by a form of its own site gets one
 * that browsers send along with such a form, where they keep the cookie of the sign-in back; it lets nobody in.
 */
final class LookCookie {

    private static final String NAME = "__Host-aumbry-look";

    private LookCookie() {}

    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    static void set(HttpServletResponse response, String value, boolean alsoWithForms) {
        response.addCookie(cookie(value, (int) LookDesk.LIFE.toSeconds(), alsoWithForms));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        if (!read(request).isEmpty()) {
            response.addCookie(cookie("", 0, false));
        }
    }

    private static Cookie cookie(String value, int seconds, boolean alsoWithForms) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", alsoWithForms ? "None" : "Lax");
        return cookie;
    }
}
