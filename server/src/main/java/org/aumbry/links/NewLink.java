package org.aumbry.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks of a link.
 *
 * @param download whether the file itself may be taken, or only looked at
 * @param until when it ends; null = as late as the network allows
 * @param password what it asks for; empty = nothing
 * @param mostUses how often it opens; null = as often as anyone likes
 */
public record NewLink(boolean download, @Nullable Instant until, String password, @Nullable Integer mostUses) {

    @Override
    public String toString() {
        return "new link";
    }
}
