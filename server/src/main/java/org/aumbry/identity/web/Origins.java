package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.aumbry.identity.Origin;

/** Where a request comes from. */
final class Origins {

    private static final int HTTPS = 443;

    private Origins() {}

    static Origin of(HttpServletRequest request, ClientAddress addresses) {
        var agent = request.getHeader("User-Agent");
        return new Origin(addresses.of(request), agent == null ? "" : agent, SessionCookie.device(request));
    }

    /** A path of ours as a whole address, under the name the asker reached us by. */
    static String absolute(HttpServletRequest request, String path) {
        var port = request.getServerPort() == HTTPS ? "" : ":" + request.getServerPort();
        return request.getScheme() + "://" + request.getServerName() + port + path;
    }
}
