package org.aumbry.policies;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;

/**
 * A document that nobody has a reason to open, or a key that nobody has a reason to use.
 *
 * @param token whether it is a key
 * @param name what administrators call it: the document's title when it was marked, or where the key was left
 */
public record Honey(UUID id, boolean token, UUID object, String name, UserId markedBy, Instant markedAt) {}
