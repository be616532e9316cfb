package org.aumbry.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.WebUtils;

/** What the browser that asked for a sign-in link keeps, so that the link is of no use in any other. */
final class MailLinkCookie {

    private static final String NAME = "__Host-aumbry-link";
    private static final int LIFE_SECONDS = 900;

    private MailLinkCookie() {}

    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    static void set(HttpServletResponse response, String value) {
        write(response, value, LIFE_SECONDS);
    }

    static void clear(HttpServletResponse response) {
        write(response, "", 0);
    }

    private static void write(HttpServletResponse response, String value, int seconds) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
