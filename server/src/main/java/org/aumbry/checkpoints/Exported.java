package org.aumbry.checkpoints;

import org.jspecify.annotations.Nullable;

/**
 * A leaf computed from the journal as it stands now, with what opens it.
 *
 * @param leaf empty when the entry or its place is missing
 * @param longList the list of commitments, when only its hash stands in the leaf
 * @param opening as in {@code docs/formats/journal-bundle-v1.md}; null when the entry has no values
 */
record Exported(long position, byte[] leaf, byte @Nullable [] longList, byte @Nullable [] opening) {}
