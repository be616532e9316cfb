package org.aumbry.checkpoints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs heads, or did.
 *
 * @param text as it is noted down (C2SP signed-note, "Verifier keys")
 * @param firstSize heads that cover more entries are signed by it, until the next one
 * @param succession the note by which the key before vouches for it; null for the first
 */
public record LogKey(String text, long firstSize, Instant since, @Nullable String succession) {}
