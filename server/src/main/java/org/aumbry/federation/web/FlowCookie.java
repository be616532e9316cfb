package org.aumbry.federation.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that binds a sign-in at a provider to the browser that began it. A provider that answers by a form of
 * its own site gets one that browsers send along with such a form too; it is good for nothing else.
 */
final class FlowCookie {

    private static final String NAME = "__Host-aumbry-sso";
    private static final int LIFE_SECONDS = 600;

    private FlowCookie() {}

    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    static void set(HttpServletResponse response, String value, boolean alsoWithForms) {
        response.addCookie(cookie(value, LIFE_SECONDS, alsoWithForms));
    }

    /** The way has been gone; nobody goes it twice. */
    static void clear(HttpServletResponse response) {
        response.addCookie(cookie("", 0, false));
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
