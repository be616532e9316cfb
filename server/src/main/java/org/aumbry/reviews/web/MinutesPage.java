package org.aumbry.reviews.web;

import java.time.Instant;

/** The minutes of a review, as signed. */
public record MinutesPage(
        String id,
        String title,
        String due,
        String by,
        Instant at,
        String present,
        String minutes,
        String publicKey) {}
