package org.aumbry.perimeter;

import org.jspecify.annotations.Nullable;

/**
 * One address that the program answers.
 *
 * @param pattern as the program knows it, for example {@code /documents/{id}}
 * @param methods for example {@code GET POST}; {@code any} when it takes all
 * @param demand its class; null when it has none, which is a fault
 */
public record Address(String pattern, String methods, @Nullable Demand demand) {}
