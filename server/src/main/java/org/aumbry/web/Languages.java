package org.aumbry.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/** Which language a browser without a sign-in asks for: its cookie, else its Accept-Language header, else the first. */
final class Languages {

    static final String COOKIE = "__Host-aumbry-language";
    private static final int YEAR = 31_536_000;

    private Languages() {}

    static Locale asked(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null && spoken(cookie.getValue())) {
            return Locale.of(cookie.getValue());
        }
        List<Locale> accepted = request.getHeader("Accept-Language") == null
                ? List.of()
                : Collections.list(request.getLocales());
        return accepted.stream()
                .filter(each -> spoken(each.getLanguage()))
                .map(Messages::language)
                .findFirst()
                .orElse(Messages.LANGUAGES.getFirst());
    }

    static boolean spoken(String language) {
        return Messages.LANGUAGES.stream().anyMatch(each -> each.getLanguage().equals(language));
    }

    static Cookie cookie(String language) {
        var cookie = new Cookie(COOKIE, language);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(YEAR);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
