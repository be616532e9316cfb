package org.aumbry.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.aumbry.kernel.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as JSON.
 *
 * @param next what to send as {@code cursor} for the page after this one; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Items<T>(List<T> items, @Nullable String next) {

    static final int LIMIT = 200;

    static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }

    /** A page of rows of which one more than wanted was fetched, to know whether there are more. */
    static <R, T> Items<T> of(List<R> fetched, int limit, Function<R, T> shape, Function<R, String> cursor) {
        boolean more = fetched.size() > limit;
        var rows = more ? fetched.subList(0, limit) : fetched;
        return new Items<>(rows.stream().map(shape).toList(), more ? cursor.apply(rows.getLast()) : null);
    }

    static int limit(@Nullable Integer asked) {
        return asked == null ? 50 : Math.clamp(asked, 1, LIMIT - 1);
    }

    /** The identifier a cursor stands for; null when none was sent. */
    static java.util.@Nullable UUID cursor(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty() ? null : Identifiers.parse(cursor);
    }
}
