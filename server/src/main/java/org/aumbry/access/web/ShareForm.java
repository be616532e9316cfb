package org.aumbry.access.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the add form sends, and the preview after it.
 *
 * @param who name or address of a person, name of a group, or the word for everyone
 * @param role a bundle, a role of the network, or {@code deny}
 * @param until last day on which it counts
 * @param seen how many people the preview named as newly seeing it; null when there was no preview
 */
public record ShareForm(
        String who,
        String role,
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
        @Nullable Integer seen) {

    public ShareForm {
        who = who == null ? "" : who;
        role = role == null ? "" : role;
    }
}
