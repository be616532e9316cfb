package org.aumbry.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.aumbry.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site made the browser send: acts without our form token or from a foreign origin, and pages that
 * a foreign site loads as anything but a whole page.
 *
 * <p>Requests proven by a personal access token pass: no browser adds that by itself.
 */
@Component
@Order(FilterOrder.FORMS)
class FormGuard extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final FormTokens tokens;
    private final Refusals refusals;

    FormGuard(FormTokens tokens, Refusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byToken = Requests.principal(request).map(who -> who.token() != null).orElse(false);
        if (byToken || passes(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.answer(Refusal.of(Refusal.Code.DENIED, "refusal.foreign-form"), request, response);
        }
    }

    private boolean passes(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return ownSite(request) || "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        }
        return PublicPaths.takesForeignForms(request.getServletPath())
                || ownSite(request) && ownOrigin(request) && tokens.proven(request);
    }

    private static boolean ownSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null || OWN_SITE.contains(site);
    }

    /**
     * Browsers say {@code null} for forms of pages that tell them to keep their address to themselves, as all of ours
     * do; then only their word for the site counts.
     */
    private static boolean ownOrigin(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if ("null".equals(origin)) {
            return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        }
        return origin == null || origin.equals(request.getScheme() + "://" + authority(request));
    }

    /** Host and port as asked for; from the header Host or, in HTTP/2, which has none, from its {@code :authority}. */
    private static String authority(HttpServletRequest request) {
        var host = request.getHeader("Host");
        if (host != null) {
            return host;
        }
        boolean usual = request.getServerPort() == (request.isSecure() ? HTTPS_PORT : HTTP_PORT);
        return request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
