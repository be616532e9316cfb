package org.aumbry.takedowns.web;

import java.time.Instant;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Why an object was taken down, and how to contest it. */
public record TakedownPage(
        String id,
        String document,
        String category,
        String reason,
        Instant at,
        @Nullable Instant appealedAt,
        @Nullable Instant liftedAt,
        FieldErrors errors) {}
