package org.aumbry.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.aumbry.identity.SignedIn;
import org.aumbry.web.SignInCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that a sign-in leaves in the browser: this host only, over TLS only, out of reach of scripts. */
final class SessionCookie {

    private static final String DEVICE = "__Host-aumbry-device";

    /** The longest that browsers keep a cookie (RFC 6265bis, 5.5). */
    private static final Duration DEVICE_LIFE = Duration.ofDays(400);

    private SessionCookie() {}

    /** What the browser sent; empty when nothing. */
    static String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, SignInCookie.NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    /** What the browser keeps to be known again, as it sent it; empty when nothing. */
    static String device(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, DEVICE);
        return cookie == null ? "" : cookie.getValue();
    }

    /** Sets what a sign-in, or a fresh look at the person, has brought; the latter keeps what forms hang on. */
    static void set(HttpServletRequest request, HttpServletResponse response, SignedIn signedIn) {
        var form = signedIn.form().isEmpty() ? SignInCookie.of(read(request)).form() : signedIn.form();
        var value = new SignInCookie(signedIn.cookie(), form).value();
        response.addCookie(cookie(SignInCookie.NAME, value, signedIn.life()));
        if (!signedIn.device().isEmpty()) {
            response.addCookie(cookie(DEVICE, signedIn.device(), DEVICE_LIFE));
        }
    }

    static void clear(HttpServletResponse response) {
        response.addCookie(cookie(SignInCookie.NAME, "", Duration.ZERO));
    }

    private static Cookie cookie(String name, String value, Duration life) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
