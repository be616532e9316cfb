package org.aumbry.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The headers that stand on every answer, also on errors, static files and redirects. */
final class SecurityHeaders {

    static final String CSP = "Content-Security-Policy";
    static final String HSTS = "Strict-Transport-Security";
    static final String CACHE = "Cache-Control";

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
            + "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

    /** Two years, as browsers ask of a host that never goes back to plain HTTP. */
    static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    static final Map<String, String> ALL = all();

    private SecurityHeaders() {}

    /** Sets every header; HSTS only on an answer that travels over TLS (RFC 6797, 7.2). */
    static void write(boolean secure, BiConsumer<String, String> setter) {
        ALL.forEach(setter);
        if (secure) {
            setter.accept(HSTS, TWO_YEARS);
        }
    }

    private static Map<String, String> all() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(CSP, POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
                + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()");
        headers.put(CACHE, "private, no-store");
        return headers;
    }
}
