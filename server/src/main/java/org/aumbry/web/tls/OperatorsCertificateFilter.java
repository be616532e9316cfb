package org.aumbry.web.tls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.Refusals;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks with every request at the operators' port whether the certificate was taken back: also on a connection that was
 * made before, or a TLS session that goes on. To whoever shows one that was, everything is missing.
 */
@Component
@Order(FilterOrder.PLAIN - 10)
class OperatorsCertificateFilter extends OncePerRequestFilter {

    private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private final TlsServer server;
    private final Revocations revocations;
    private final Refusals refusals;

    OperatorsCertificateFilter(TlsServer server, Revocations revocations, Refusals refusals) {
        this.server = server;
        this.revocations = revocations;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean theirs = server.operatorsApart() && request.getLocalPort() == server.operatorsPort();
        var standing = theirs
                ? revocations.of(Revocations.chain(request.getAttribute(CHAIN)))
                : Revocations.Standing.GOOD;
        switch (standing) {
            case GOOD -> chain.doFilter(request, response);
            case REVOKED -> refusals.answer(Refusal.notFound(), request, response);
            case UNKNOWN -> refusals.answer(
                    Refusal.of(Refusal.Code.UNAVAILABLE, "web.operators-list"), request, response);
        }
    }
}
