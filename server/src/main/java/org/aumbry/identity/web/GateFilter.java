package org.aumbry.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Door;
import org.aumbry.identity.Duty;
import org.aumbry.identity.Entrance;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Gate;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Recognised;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Refusals;
import org.aumbry.web.Requests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before everything: finds out who is asking, and lets the request run inside that person's network only. */
@Component
@Order(FilterOrder.GATE)
class GateFilter extends OncePerRequestFilter {

    private static final String LOG = "/api/v1/log/";
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Gate gate;
    private final TenantScope scope;
    private final ClientAddress addresses;
    private final Duties duties;
    private final Entrance entrance;
    private final Refusals refusals;
    private final ObjectProvider<Door> doors;

    GateFilter(
            Gate gate,
            TenantScope scope,
            ClientAddress addresses,
            Duties duties,
            Entrance entrance,
            Refusals refusals,
            ObjectProvider<Door> doors) {
        this.gate = gate;
        this.scope = scope;
        this.addresses = addresses;
        this.duties = duties;
        this.entrance = entrance;
        this.refusals = refusals;
        this.doors = doors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PublicPaths.ofOperators(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Recognised> recognised;
        try {
            recognised = recognise(request);
        } catch (Refusal busy) {
            if (busy.code() != Refusal.Code.UNAVAILABLE) {
                throw busy;
            }
            refusals.answer(busy, request, response);
            return;
        }
        if (recognised.isPresent()) {
            enter(recognised.get(), request, response, chain);
        } else if (PublicPaths.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            turnAway(request, response);
        }
    }

    private Optional<Recognised> recognise(HttpServletRequest request) {
        var origin = Origins.of(request, addresses);
        var authorization = request.getHeader("Authorization");
        var bearer = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        var door = door(request);
        if (door.isPresent()) {
            return door.get().recognise(bearer, origin);
        }
        if (Requests.isApi(request) && authorization != null) {
            return gate.byToken(bearer, origin);
        }
        var cookie = SessionCookie.read(request);
        return cookie.isEmpty() ? Optional.empty() : gate.bySession(cookie, origin);
    }

    private void enter(
            Recognised recognised, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = recognised.principal();
        var refusal = scope.call(who.tenant(), () -> refused(visit(recognised, request)));
        if (refusal.isPresent()) {
            keepOut(refusal.get(), request, response, chain);
            return;
        }
        Requests.enter(request, who);
        var failure = scope.call(who.tenant(), () -> proceed(recognised, request, response, chain));
        if (failure.isPresent()) {
            rethrow(failure.get());
        }
    }

    private Visit visit(Recognised recognised, HttpServletRequest request) {
        var visit = Visit.of(recognised, request.getServletPath());
        return door(request).isEmpty() ? visit : visit.by(EntryWay.PROVISIONING);
    }

    private Optional<Refusal> refused(Visit visit) {
        try {
            entrance.require(visit);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** Whoever may not come in is nobody: public pages are theirs too, and no page draws the network's frame. */
    private void keepOut(
            Refusal refusal, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PublicPaths.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else if (refusal.code() == Refusal.Code.NOT_SIGNED_IN) {
            turnAway(request, response);
        } else {
            refusals.answer(refusal, request, response);
        }
    }

    private Optional<Exception> proceed(
            Recognised recognised, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            SignedInVisitor.remember(request, recognised.user());
            boolean door = door(request).isPresent();
            var duty = door ? Optional.<Duty>empty() : duties.before(recognised, request);
            if (!door && !withinScopes(recognised.principal(), request)) {
                refusals.answer(Refusal.of(Refusal.Code.DENIED, "identity.token.out-of-scope"), request, response);
            } else if (duty.isPresent()) {
                duties.lead(duty.get(), request, response);
            } else {
                chain.doFilter(request, response);
            }
            return Optional.empty();
        } catch (IOException | ServletException | RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private Optional<Door> door(HttpServletRequest request) {
        return doors.stream().filter(each -> each.guards(request.getServletPath())).findFirst();
    }

    /** A token for audits reads the journal's proofs and nothing else. */
    private static boolean withinScopes(Principal who, HttpServletRequest request) {
        boolean reads = READING.contains(request.getMethod());
        boolean audits = reads && who.scopes().contains("audit") && request.getServletPath().startsWith(LOG);
        return audits || who.scopes().contains(reads ? "read" : "write");
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Requests.isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"aumbry\"");
        } else if (!SessionCookie.read(request).isEmpty()) {
            SessionCookie.clear(response);
        }
        refusals.answer(Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in"), request, response);
    }

    private static void rethrow(Exception failure) throws ServletException, IOException {
        switch (failure) {
            case IOException io -> throw io;
            case ServletException servlet -> throw servlet;
            case RuntimeException runtime -> throw runtime;
            default -> throw new IllegalStateException("the chain throws nothing else", failure);
        }
    }
}
