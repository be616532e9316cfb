package org.aumbry.checkpoints;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a leaf beside its entry. */
record Leaf(long position, UUID entry, byte[] commitments, byte @Nullable [] seedSealed) {}
