package org.aumbry.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The token that every form carries, so that only our own pages can make a browser act.
 *
 * <p>Shape: base64url of SHA-256 over {@code aumbry-form-1:} and 256 random bits that the browser keeps: those of its
 * sign-in ({@link SignInCookie}), or before a sign-in a cookie made for the purpose. Nothing is stored; signing in or
 * out changes the token, a fresh look at the person does not.
 */
@Component
public class FormTokens {

    public static final String FIELD = "_csrf";
    public static final String HEADER = "X-CSRF-Token";

    static final String COOKIE = "__Host-aumbry-form";
    private static final String PURPOSE = "aumbry-form-1:";
    private static final String MADE = FormTokens.class.getName() + ".made";
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH = 43;

    private final Randomness randomness;

    FormTokens(Randomness randomness) {
        this.randomness = randomness;
    }

    /** The token for the forms of one answer; sets the cookie it hangs on when the browser has none. */
    String token(HttpServletRequest request, HttpServletResponse response) {
        var secret = secret(request);
        if (secret.isEmpty()) {
            secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
            request.setAttribute(MADE, secret);
            response.addCookie(cookie(secret));
        }
        return derive(secret);
    }

    /** Whether a request carries the token of its own browser, as field, query parameter or header. */
    boolean proven(HttpServletRequest request) {
        var secret = secret(request);
        var header = request.getHeader(HEADER);
        var sent = header != null ? header : request.getParameter(FIELD);
        return !secret.isEmpty() && sent != null && MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), derive(secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof String made) {
            return made;
        }
        if (Requests.principal(request).isPresent()) {
            return SignInCookie.of(value(request, SignInCookie.NAME)).form();
        }
        var own = value(request, COOKIE);
        return own.length() == SECRET_LENGTH ? own : "";
    }

    private static String value(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? "" : cookie.getValue();
    }

    private static String derive(String secret) {
        var digest = Hashes.sha256((PURPOSE + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Cookie cookie(String value) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
