package org.aumbry.spaces.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.spaces.SpaceCard;

/**
 * Every space the asker may know of, and the public drives they may read.
 *
 * @param cards by name
 * @param deleted spaces that the asker may bring back
 * @param mayAdd false for guests
 */
public record SpacesPage(List<SpaceCard> cards, List<DriveLink> drives, List<Deleted> deleted, boolean mayAdd) {

    /** One space on its way out; the name is empty for those who may only bring it back. */
    public record Deleted(String id, String name, String by, Instant endsAt) {}

    /** One public drive. */
    public record DriveLink(String title, String href) {}
}
