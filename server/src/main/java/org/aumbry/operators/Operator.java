package org.aumbry.operators;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person who runs the installation, as the roster shows them.
 *
 * @param passkeys how many they have; without one nobody comes in
 * @param lacks what is not on record about them, or no more in date
 */
public record Operator(
        OperatorId id,
        String name,
        String email,
        Instant addedAt,
        @Nullable Instant lastUsedAt,
        int passkeys,
        boolean closed,
        Set<RecordKind> lacks) {

    public Operator {
        lacks = Set.copyOf(lacks);
    }

    /** Whether they may do anything at all. */
    public boolean active() {
        return !closed && passkeys > 0 && lacks.isEmpty();
    }

    @Override
    public String toString() {
        return "operator " + id;
    }
}
