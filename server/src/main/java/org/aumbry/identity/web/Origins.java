package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.aumbry.identity.Origin;

/** Where a request comes from. */
final class Origins {

    private Origins() {}

    static Origin of(HttpServletRequest request, ClientAddress addresses) {
        var agent = request.getHeader("User-Agent");
        return new Origin(addresses.of(request), agent == null ? "" : agent);
    }
}
