package org.aumbry.operators.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.web.RequestOrigin;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorDoor;
import org.aumbry.operators.OperatorSignIn;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Refusals;
import org.aumbry.web.SignInCookie;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Stands before the gate. Everything below the operators' address runs without keys to content, whoever asks; an
 * operator's sign-in shown anywhere else opens nothing and is written down.
 */
@Component
@Order(FilterOrder.GATE - 50)
class OperatorFilter extends OncePerRequestFilter {

    private final OperatorSignIn signIn;
    private final OperatorDoor door;
    private final RequestOrigin origins;
    private final Refusals refusals;

    OperatorFilter(OperatorSignIn signIn, OperatorDoor door, RequestOrigin origins, Refusals refusals) {
        this.signIn = signIn;
        this.door = door;
        this.origins = origins;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath();
        if (PublicPaths.ofOperators(path)) {
            recognise(request).ifPresent(who -> OnDutyArgument.enter(request, who));
            var failure = TenantScope.<Optional<Exception>, RuntimeException>keyless(
                    () -> proceed(request, response, chain));
            if (failure.isPresent()) {
                rethrow(failure.get());
            }
            return;
        }
        boolean ofMember = PublicPaths.contains(path) || comesAsMember(request);
        var astray = ofMember ? Optional.<OnDuty>empty() : recognise(request);
        if (astray.isPresent()) {
            door.refused(astray.get(), path);
            refusals.answer(Refusal.denied(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether the request shows a sign-in or token of a network besides; then that alone decides. */
    private static boolean comesAsMember(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                || WebUtils.getCookie(request, SignInCookie.NAME) != null;
    }

    private Optional<OnDuty> recognise(HttpServletRequest request) {
        var cookie = OperatorCookie.read(request);
        return cookie.isEmpty() ? Optional.empty() : signIn.recognise(cookie, origins.of(request).address());
    }

    private static Optional<Exception> proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return Optional.empty();
        } catch (IOException | ServletException | RuntimeException failure) {
            return Optional.of(failure);
        }
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
