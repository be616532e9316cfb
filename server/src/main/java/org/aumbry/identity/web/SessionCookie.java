package org.aumbry.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.aumbry.identity.SignedIn;
import org.aumbry.web.FormTokens;
import org.springframework.web.util.WebUtils;

/** The cookie that a sign-in leaves in the browser: this host only, over TLS only, out of reach of scripts. */
final class SessionCookie {

    private SessionCookie() {}

    /** What the browser sent; empty when nothing. */
    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, FormTokens.SESSION_COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }

    static void set(HttpServletResponse response, SignedIn signedIn) {
        response.addCookie(cookie(signedIn.cookie(), signedIn.life()));
    }

    static void clear(HttpServletResponse response) {
        response.addCookie(cookie("", Duration.ZERO));
    }

    private static Cookie cookie(String value, Duration life) {
        var cookie = new Cookie(FormTokens.SESSION_COOKIE, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
