package org.aumbry.web.tls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Assets;
import org.aumbry.web.FilterOrder;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Refusals;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the operators' side and everybody else's apart where operators have a port of their own: at each, what belongs
 * to the other is missing. Which port a request came to is the socket's word, not the request's.
 */
@Component
@Order(FilterOrder.GATE - 80)
class OperatorsDoorFilter extends OncePerRequestFilter {

    private final TlsServer server;
    private final Refusals refusals;

    OperatorsDoorFilter(TlsServer server, Refusals refusals) {
        this.server = server;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int port = request.getLocalPort();
        if (answers(server.operatorsApart(), server.operatorsPort(), port, request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            refusals.answer(Refusal.notFound(), request, response);
        }
    }

    /**
     * Whether a path is answered at a port.
     *
     * @param apart whether operators are to have a port of their own
     * @param operatorsPort that port; 0 while it is not open, when they are answered nowhere
     */
    static boolean answers(boolean apart, int operatorsPort, int port, String path) {
        if (!apart) {
            return true;
        }
        boolean theirs = PublicPaths.ofOperators(path);
        return port == operatorsPort
                ? theirs || path.startsWith(Assets.PREFIX) || path.equals("/language")
                : !theirs;
    }
}
