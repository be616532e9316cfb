package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Preferences;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Tab;

/** Profile, wishes and password. */
public record AccountPage(
        List<Tab> tabs,
        String name,
        String email,
        String role,
        Preferences preferences,
        List<Option> themes,
        FieldErrors errors) {}
