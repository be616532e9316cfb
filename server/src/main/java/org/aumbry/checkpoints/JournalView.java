package org.aumbry.checkpoints;

import java.util.UUID;

/**
 * A question to the journal that somebody asks again and again.
 *
 * @param query as the end of an address: begins with a question mark
 */
public record JournalView(UUID id, String name, String query) {}
