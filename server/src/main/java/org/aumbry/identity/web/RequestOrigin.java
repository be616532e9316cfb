package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.aumbry.identity.Origin;
import org.springframework.stereotype.Component;

/** Where a request comes from, for pages of other modules that need no sign-in. */
@Component
public class RequestOrigin {

    private final ClientAddress addresses;

    RequestOrigin(ClientAddress addresses) {
        this.addresses = addresses;
    }

    public Origin of(HttpServletRequest request) {
        return Origins.of(request, addresses);
    }

    /** A path of ours as a whole address, under the name the asker reached us by. */
    public static String absolute(HttpServletRequest request, String path) {
        return Origins.absolute(request, path);
    }
}
