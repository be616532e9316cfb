package org.aumbry.networks.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Setup;
import org.aumbry.networks.SetupToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Who may use the first-run pages: whoever sits at the machine itself, or shows the token from its console. Once there
 * is a network the pages are not there, for anyone.
 */
@Component
class SetupDoor {

    private static final String COOKIE = "__Host-aumbry-setup";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded", "Via");

    private final Setup setup;
    private final SetupToken token;

    SetupDoor(Setup setup, SetupToken token) {
        this.setup = setup;
        this.token = token;
    }

    void require(HttpServletRequest request) {
        if (!setup.open()) {
            throw Refusal.notFound();
        }
        if (!fromHere(request) && !hasToken(request)) {
            throw Refusal.of(Refusal.Code.DENIED, "networks.setup.elsewhere");
        }
    }

    /** Takes the token out of the address into a cookie. */
    boolean admit(String given, HttpServletResponse response) {
        if (!setup.open() || !token.matches(given)) {
            return false;
        }
        response.addCookie(cookie(given, -1));
        return true;
    }

    void close(HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private boolean hasToken(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && token.matches(cookie.getValue());
    }

    /**
     * Whether the browser runs on this machine: a direct connection over the loopback address, under a name that means
     * this machine, so that neither a proxy beside us nor another site's name for our address opens the door.
     */
    private static boolean fromHere(HttpServletRequest request) {
        return HERE.contains(request.getServerName())
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null)
                && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
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
