package org.aumbry.links.web;

/**
 * A link just made: the only time its address is shown.
 *
 * @param back the share page
 * @param until the moment it ends, in words
 */
public record LinkMadePage(String title, String back, String address, String until, boolean locked) {

    @Override
    public String toString() {
        return "a link just made";
    }
}
