package org.aumbry.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import org.aumbry.crypto.Randomness;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: names the request for logs and answers, and sets the security headers before anyone writes. */
@Component
@Order(FilterOrder.HEADERS)
class HeadersFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-Id";
    private static final String LOGGED = "request";
    private static final int ID_BYTES = 8;

    private final Randomness randomness;

    HeadersFilter(Randomness randomness) {
        this.randomness = randomness;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Requests.id(request).isEmpty()) {
            Requests.name(request, HexFormat.of().formatHex(randomness.bytes(ID_BYTES)));
        }
        SecurityHeaders.write(request.isSecure(), response::setHeader);
        response.setHeader(HEADER, Requests.id(request));
        try (var _ = MDC.putCloseable(LOGGED, Requests.id(request))) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
