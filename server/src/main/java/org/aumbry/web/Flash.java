package org.aumbry.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a toast over one redirect, in a cookie that the next page deletes: no server memory, works without scripts.
 *
 * <p>Shape: base64url of the toast as JSON, at most 3 KiB; a longer one is dropped, since the act itself is done.
 */
@Component
class Flash {

    static final String COOKIE = "__Host-aumbry-flash";
    private static final int MOST = 3 * 1024;
    private static final int SECONDS = 60;

    private final JsonMapper json;

    Flash(JsonMapper json) {
        this.json = json;
    }

    void leave(HttpServletResponse response, Toast toast) {
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(toast));
        if (value.length() <= MOST) {
            response.addCookie(cookie(value, SECONDS));
        }
    }

    /** The toast left by the request before this one; asking removes it. */
    Optional<Toast> take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        response.addCookie(cookie("", 0));
        try {
            var bytes = Base64.getUrlDecoder().decode(cookie.getValue().getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(bytes, new byte[0])
                    ? Optional.empty()
                    : Optional.of(json.readValue(bytes, Toast.class));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    private static Cookie cookie(String value, int seconds) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
