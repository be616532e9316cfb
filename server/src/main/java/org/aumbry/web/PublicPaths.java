package org.aumbry.web;

import java.util.List;
import java.util.regex.Pattern;

/** The addresses that need no sign-in; every other one does. */
public final class PublicPaths {

    private static final String OPERATORS = "/operators/";

    private static final List<String> WHOLE = List.of(
            "/sign-in",
            "/forgot",
            "/recover",
            "/join",
            "/password-strength",
            "/language",
            "/healthz",
            "/status",
            "/robots.txt",
            "/api/v1/openapi.json",
            "/verify",
            "/setup",
            "/operators",
            "/transparency",
            "/privacy");

    private static final List<String> BELOW =
            List.of("/join/", "/link/", "/recover/", "/reset/", "/sign-in/", "/sso/", "/setup/",
                    "/privacy/", "/api/v1/privacy/networks/", OPERATORS,
                    Assets.PREFIX);

    /** Where sign-in providers post to: by the browser of a person, from their own site, or by themselves. */
    private static final Pattern FROM_PROVIDERS = Pattern.compile("/sso/[0-9a-f-]{36}/[0-9a-f-]{36}/(acs|logout)");

    private PublicPaths() {}

    /** Whether the path, as the container normalised it, may be answered without a sign-in. */
    public static boolean contains(String path) {
        return WHOLE.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }

    /** Whether it belongs to those who run the installation: a door of its own, where nobody of a network is known. */
    public static boolean ofOperators(String path) {
        return path.equals("/operators") || path.startsWith(OPERATORS);
    }

    /**
     * Whether other sites may send forms there. What stands at such an address must not go by the cookie of a
     * sign-in, and must prove by itself that the form is wanted.
     */
    static boolean takesForeignForms(String path) {
        return FROM_PROVIDERS.matcher(path).matches();
    }
}
