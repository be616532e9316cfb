package org.aumbry.web;

import java.time.ZoneId;

/**
 * What the frame of a page says about the signed-in person, and how that person wants pages.
 *
 * @param name the person's own name, as others read it
 * @param network the name of the network
 * @param language {@code en}, {@code fr} or {@code es}
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param shortcuts whether single keys act as commands
 * @param admin whether to offer the administration pages
 */
public record Visitor(
        String name, String network, String language, String theme, boolean shortcuts, boolean admin, ZoneId zone) {}
