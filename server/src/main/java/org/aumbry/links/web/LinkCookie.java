package org.aumbry.links.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.aumbry.crypto.Hashes;
import org.springframework.web.util.WebUtils;

/** The cookie that opening a link leaves in the browser, one for each link: it ends with the browser. */
final class LinkCookie {

    private static final String NAME = "__Host-aumbry-link-";
    private static final int NAMED_BYTES = 4;

    private LinkCookie() {}

    /** What the browser sent; empty when nothing. */
    static String read(HttpServletRequest request, String token) {
        var cookie = WebUtils.getCookie(request, name(token));
        return cookie == null ? "" : cookie.getValue();
    }

    static void set(HttpServletResponse response, String token, String visit) {
        var cookie = new Cookie(name(token), visit);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static String name(String token) {
        var digest = Hashes.sha256(token.getBytes(StandardCharsets.UTF_8));
        return NAME + HexFormat.of().formatHex(digest, 0, NAMED_BYTES);
    }
}
