package org.aumbry.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.aumbry.identity.HeldForm;
import org.aumbry.identity.HeldFormDesk;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.HeldForms;
import org.aumbry.web.Refusals;
import org.aumbry.web.Requests;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts a form that waited for a fresh look in the place of the one that names it. Stands behind the guard of forms:
 * what names a kept form carries the token of its own browser like any other.
 */
@Component
@Order(FilterOrder.FORMS + 50)
class HeldFormFilter extends OncePerRequestFilter {

    private final HeldFormDesk desk;
    private final Refusals refusals;

    HeldFormFilter(HeldFormDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !"POST".equals(request.getMethod()) || query == null || !query.contains(HeldForms.PARAMETER + "=");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var form = held(request);
        if (form.isPresent()) {
            chain.doFilter(new HeldRequest(request, form.get()), response);
        } else {
            refusals.answer(Refusal.of(Refusal.Code.CONFLICT, "identity.held.gone"), request, response);
        }
    }

    private Optional<HeldForm> held(HttpServletRequest request) {
        var id = request.getParameter(HeldForms.PARAMETER);
        return Requests.principal(request)
                .filter(who -> id != null)
                .flatMap(who -> desk.take(who, id, request.getRequestURI()));
    }
}
