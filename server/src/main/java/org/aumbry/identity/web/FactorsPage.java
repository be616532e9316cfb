package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Who has no second factor, and which groups must have one.
 *
 * @param total how many people can sign in
 * @param others groups that are not asked yet
 */
public record FactorsPage(List<Row> rows, long total, List<Option> asked, List<Option> others) {

    /** Someone without a second factor. */
    public record Row(String id, String name, String email, boolean asked, @Nullable Instant until) {}
}
