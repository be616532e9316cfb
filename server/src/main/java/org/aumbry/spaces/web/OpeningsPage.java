package org.aumbry.spaces.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looked into one's private drive, when and why. */
public record OpeningsPage(List<Row> rows) {

    /** One opening. */
    public record Row(
            String id, String by, String reason, Instant openedAt, Instant expiresAt, @Nullable Instant endedAt,
            boolean running) {}
}
