package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;

/** Offers to take over, to and by oneself. */
public record TransfersPage(List<Row> rows) {

    /** One offer; {@code mine} when oneself made it. */
    public record Row(String id, String kind, String title, String person, Instant expiresAt, boolean mine) {}
}
