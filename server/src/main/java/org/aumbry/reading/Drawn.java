package org.aumbry.reading;

import java.util.UUID;

/**
 * A picture ready to be sent.
 *
 * @param tag changes whenever the picture does
 */
public record Drawn(byte[] jpeg, int width, int height, String tag) {

    static Drawn of(byte[] jpeg, PictureRow row) {
        return new Drawn(jpeg, row.width(), row.height(), tag(row.blob(), row.from()));
    }

    private static String tag(UUID blob, long from) {
        return blob + "-" + from;
    }
}
