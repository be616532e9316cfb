package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.Option;

/** One person, for administrators. */
public record PersonPage(
        PeoplePage.Row person,
        String role,
        boolean active,
        boolean invited,
        List<Option> roles,
        int failures,
        List<SessionsPage.Row> sessions) {}
