package org.aumbry.assurance;

import org.jspecify.annotations.Nullable;

/** Which promises to show; null means any. */
public record PromiseFilter(
        @Nullable PromiseState state, @Nullable String family, @Nullable PromiseOwner owner, @Nullable String source) {

    public static PromiseFilter any() {
        return new PromiseFilter(null, null, null, null);
    }

    boolean takes(PromiseStatus status) {
        var promise = status.promise();
        return (state == null || state == status.state())
                && (family == null || family.equals(promise.family()))
                && (owner == null || owner == promise.owner())
                && (source == null || source.equals(promise.source()));
    }
}
