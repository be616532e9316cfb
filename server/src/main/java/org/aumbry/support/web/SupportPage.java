package org.aumbry.support.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators asked this network for, and who they are. */
public record SupportPage(List<Row> rows, List<Person> operators) {

    /** @param until when it ends, or ended; null until it is approved */
    public record Row(
            String id, String ticket, String reason, String operator, int objects, Instant at, String state,
            String chip, @Nullable Instant until) {}

    public record Person(String name, String state, String chip, int passkeys, @Nullable Instant usedAt) {}
}
