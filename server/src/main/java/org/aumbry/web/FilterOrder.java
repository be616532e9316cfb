package org.aumbry.web;

import org.springframework.core.Ordered;

/** Where the filters of a request stand, outermost first. */
public final class FilterOrder {

    /** Names the request and puts the security headers on its answer. */
    public static final int HEADERS = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Counts what is being answered. */
    static final int TRAFFIC = HEADERS + 50;

    /** Turns requests without TLS away. */
    public static final int PLAIN = HEADERS + 100;

    /** Refuses malformed addresses. */
    public static final int FIREWALL = PLAIN + 100;

    /** Finds out who is asking and enters their network; belongs to identity. */
    public static final int GATE = FIREWALL + 100;

    /** Ends long bodies when their sign-in ends; belongs to identity. */
    public static final int WATCH = GATE + 50;

    /** Refuses what another site made the browser send. */
    public static final int FORMS = GATE + 100;

    private FilterOrder() {}
}
