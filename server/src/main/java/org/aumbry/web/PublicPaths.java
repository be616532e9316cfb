package org.aumbry.web;

import java.util.List;

/** The addresses that need no sign-in; every other one does. */
public final class PublicPaths {

    private static final List<String> WHOLE = List.of(
            "/sign-in",
            "/forgot",
            "/join",
            "/password-strength",
            "/language",
            "/healthz",
            "/robots.txt",
            "/api/v1/openapi.json",
            "/setup");

    private static final List<String> BELOW =
            List.of("/join/", "/reset/", "/sign-in/", "/setup/", Assets.PREFIX);

    private PublicPaths() {}

    /** Whether the path, as the container normalised it, may be answered without a sign-in. */
    public static boolean contains(String path) {
        return WHOLE.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }
}
