package org.aumbry.operators;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something on record about an operator; never changed, only followed by a later one.
 *
 * @param by who put it there; null for the machine's prompt
 */
public record OperatorRecord(
        RecordKind kind, String note, Instant recordedAt, @Nullable OperatorId by, Instant expiresAt) {}
