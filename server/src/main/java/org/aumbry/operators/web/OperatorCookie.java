package org.aumbry.operators.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.WebUtils;

/** The cookie of an operator's sign-in: this host only, over TLS only, out of reach of scripts and other sites. */
final class OperatorCookie {

    static final String NAME = "__Host-aumbry-operator";

    private OperatorCookie() {}

    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    /** It goes with the browser, and before that when the sign-in ends. */
    static void set(HttpServletResponse response, String value) {
        response.addCookie(cookie(value, -1));
    }

    static void clear(HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private static Cookie cookie(String value, int life) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(life);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
