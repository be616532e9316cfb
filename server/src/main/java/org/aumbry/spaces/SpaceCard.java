package org.aumbry.spaces;

/** What may be known of a space without being inside: its name and purpose, and how to come in. */
public record SpaceCard(
        SpaceId id, String name, String purpose, JoinMode joinMode, boolean listed, Standing standing) {}
