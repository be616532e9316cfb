package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * The roster.
 *
 * @param link the way in of somebody just added, shown once; empty otherwise
 */
public record OperatorsPage(OperatorFrame frame, List<Row> rows, String link, FieldErrors errors) {

    public record Row(
            String id, String name, String email, String state, String chip, int passkeys, @Nullable Instant usedAt) {}
}
