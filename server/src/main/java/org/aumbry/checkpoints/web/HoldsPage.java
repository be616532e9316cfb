package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * How long values of the journal are kept, and what is kept longer.
 *
 * @param erasedBefore null while nothing was gone through
 * @param full whether the reader may change how long
 */
public record HoldsPage(
        int days,
        @Nullable Instant erasedBefore,
        boolean full,
        List<Row> rows,
        List<Option> scopes,
        Wanted wanted,
        FieldErrors errors) {

    /**
     * A hold.
     *
     * @param href where the entries that it keeps are found
     */
    public record Row(
            String id, String scope, String href, String subject, @Nullable Instant from, @Nullable Instant until,
            String reason, String by, Instant at) {}

    /** What the form holds. */
    public record Wanted(String scope, String subject, String from, String until, String reason) {}
}
