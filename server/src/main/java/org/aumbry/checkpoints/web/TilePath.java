package org.aumbry.checkpoints.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of a tile's address: {@code x001/x234/067} or {@code x001/x234/067.p/12} (C2SP tlog-tiles, "Merkle Tree").
 *
 * @param width how many hashes or entries are asked for; 256 for a full tile
 */
record TilePath(long number, int width) {

    private static final int FULL = 256;
    private static final int ELEMENT = 1000;
    private static final Pattern SHAPE =
            Pattern.compile("/((?:x[0-9]{3}/){0,4})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Empty for every other text; each number has one address only. */
    static Optional<TilePath> parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (var element : parts.group(1).split("/")) {
            number = element.isEmpty() ? number : number * ELEMENT + Integer.parseInt(element.substring(1));
        }
        number = number * ELEMENT + Integer.parseInt(parts.group(2));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        var path = new TilePath(number, width);
        return width <= FULL && path.text().equals(text) ? Optional.of(path) : Optional.empty();
    }

    String text() {
        var text = new StringBuilder("/%03d".formatted(number % ELEMENT));
        for (long rest = number / ELEMENT; rest > 0; rest /= ELEMENT) {
            text.insert(0, "/x%03d".formatted(rest % ELEMENT));
        }
        return width == FULL ? text.toString() : text + ".p/" + width;
    }
}
