package org.aumbry.spaces.web;

import java.util.List;
import org.aumbry.spaces.SpaceCard;

/**
 * Every space the asker may know of, and the public drives they may read.
 *
 * @param cards by name
 * @param mayAdd false for guests
 */
public record SpacesPage(List<SpaceCard> cards, List<DriveLink> drives, boolean mayAdd) {

    /** One public drive. */
    public record DriveLink(String title, String href) {}
}
