package org.aumbry.links;

import java.time.Instant;

/** One opening of a link, as the log shows it. */
public record Visit(Instant openedAt, String address, String client, int downloads) {}
