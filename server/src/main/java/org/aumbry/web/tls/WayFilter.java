package org.aumbry.web.tls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Refusals;
import org.aumbry.web.Entrances;
import org.aumbry.web.Entrances.Way;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers at the way in that is open and at the other one only what tells that it stands ready. Operators are let
 * through at both, so that a switch that was wrong can be taken back.
 */
@Component
@Order(FilterOrder.PLAIN)
class WayFilter extends OncePerRequestFilter {

    /** What tells that a way in stands ready. */
    static final String SIGN = "/robots.txt";

    private final TlsServer server;
    private final Entrances ways;
    private final Refusals refusals;

    WayFilter(TlsServer server, Entrances ways, Refusals refusals) {
        this.server = server;
        this.ways = ways;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int second = server.secondPort();
        boolean open = second == 0
                || answers(ways.open(), request.getLocalPort() == second, request.getLocalPort() == server.port());
        var path = request.getServletPath();
        if (open || path.equals(SIGN) || PublicPaths.ofOperators(path)) {
            chain.doFilter(request, response);
        } else {
            refusals.answer(Refusal.of(Refusal.Code.UNAVAILABLE, "web.way-closed"), request, response);
        }
    }

    /** Whether a way in is open; ports that are none always are. */
    static boolean answers(Way open, boolean atSecond, boolean atFirst) {
        return switch (open) {
            case FIRST -> !atSecond;
            case SECOND -> !atFirst;
            case BOTH -> true;
        };
    }
}
