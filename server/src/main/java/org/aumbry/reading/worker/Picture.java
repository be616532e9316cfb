package org.aumbry.reading.worker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A picture that a parser process made, always a newly encoded JPEG.
 *
 * @param role a page, its small picture for the rail, or a cover
 * @param number the page from 1, or the longest edge of a cover in pixels
 */
public record Picture(Role role, int number, int width, int height, byte[] jpeg) {

    /** What a picture is for. */
    public enum Role {
        PAGE,
        RAIL,
        COVER
    }

    private static final int HEAD_BYTES = 13;

    byte[] encode() {
        return ByteBuffer.allocate(HEAD_BYTES + jpeg.length)
                .put((byte) role.ordinal())
                .putInt(number)
                .putInt(width)
                .putInt(height)
                .put(jpeg)
                .array();
    }

    /** Reads what a worker sent; anything that is not a JPEG of sane size is {@link Frames.BrokenProtocol}. */
    public static Picture decode(byte[] body) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            int role = in.readUnsignedByte();
            var picture = new Picture(
                    Role.values()[Math.min(role, Role.values().length - 1)],
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readAllBytes());
            if (!picture.sane()) {
                throw new Frames.BrokenProtocol("not a picture");
            }
            return picture;
        }
    }

    private boolean sane() {
        return number > 0
                && width > 0
                && width <= Limits.PICTURE_EDGE
                && height > 0
                && height <= Limits.PICTURE_EDGE
                && jpeg.length > 4
                && (jpeg[0] & 0xff) == 0xff
                && (jpeg[1] & 0xff) == 0xd8;
    }
}
