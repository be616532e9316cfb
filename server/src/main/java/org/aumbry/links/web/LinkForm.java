package org.aumbry.links.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the form for a link sends.
 *
 * @param allow {@code view} or {@code download}
 * @param until last day on which it leads anywhere; null = as late as the network allows
 * @param password what it asks for; empty for nothing
 * @param uses how often it opens; null = as often as anyone likes
 */
public record LinkForm(
        @Nullable String allow,
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
        @Nullable String password,
        @Nullable Integer uses) {

    @Override
    public String toString() {
        return "form for a link";
    }
}
