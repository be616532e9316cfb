package org.aumbry.links;

/**
 * A link just made.
 *
 * @param path where it leads, beginning with {@code /link/}; this is the only time it can be read
 */
public record MadeLink(Link link, String path) {

    @Override
    public String toString() {
        return "link " + link.id();
    }
}
