package org.aumbry.networks.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/** How the network is called and run. */
public record NetworkPage(
        String name,
        String slug,
        String language,
        Instant createdAt,
        FieldErrors errors) {

    public List<Option> languages() {
        return List.of(new Option("en", "English"), new Option("fr", "Français"), new Option("es", "Español"));
    }
}
