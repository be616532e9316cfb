package org.aumbry.access.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the add form sends.
 *
 * @param who name or address of a person, name of a group, or the word for everyone
 * @param role a bundle, or {@code deny}
 * @param until last day on which it counts
 */
public record ShareForm(
        String who, String role, @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {}
