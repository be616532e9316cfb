package org.aumbry.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.aumbry.identity.Door;
import org.aumbry.identity.Gate;
import org.aumbry.kernel.Principal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Requests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands behind the gate: what takes long, in or out, ends soon after its sign-in or token does. Doors of programs have
 * secrets of their own and short bodies.
 */
@Component
@Order(FilterOrder.WATCH)
class WatchFilter extends OncePerRequestFilter {

    private final Gate gate;
    private final ObjectProvider<Door> doors;
    private final Clock clock;

    WatchFilter(Gate gate, ObjectProvider<Door> doors, Clock clock) {
        this.gate = gate;
        this.doors = doors;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = Requests.principal(request).filter(WatchFilter::ends);
        var path = request.getServletPath();
        boolean door = doors.stream().anyMatch(each -> each.guards(path));
        if (who.isEmpty() || door || PublicPaths.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        var watch = new SessionWatch(() -> gate.counts(who.get()), clock);
        chain.doFilter(new WatchedRequest(request, watch), new WatchedResponse(response, watch));
    }

    private static boolean ends(Principal who) {
        return who.session() != null || who.token() != null;
    }
}
