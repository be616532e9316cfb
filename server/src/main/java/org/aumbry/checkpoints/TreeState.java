package org.aumbry.checkpoints;

import org.aumbry.journal.Waiting;

/** How far a tree has come: its size, and the place in the journal up to which everything is in it. */
record TreeState(long size, Waiting.Place settled) {}
