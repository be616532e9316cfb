package org.aumbry.reading.worker;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which way up a photograph was taken: the orientation tag of Exif 2.32, 4.6.4. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int START_OF_IMAGE = 0xffd8;
    private static final int EXIF_SEGMENT = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final int EXIF_HEAD_BYTES = 6;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private Orientation() {}

    /** Quarter turns clockwise that make it upright; mirrored pictures stay mirrored. */
    static int quarters(int orientation) {
        return switch (orientation) {
            case 3, 4 -> 2;
            case 5, 6 -> 1;
            case 7, 8 -> 3;
            default -> 0;
        };
    }

    static int of(Path jpeg) {
        try (var in = new DataInputStream(Files.newInputStream(jpeg))) {
            if (in.readUnsignedShort() != START_OF_IMAGE) {
                return UPRIGHT;
            }
            while (true) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort() - 2;
                if (marker == START_OF_SCAN || marker < 0xff00 || length < 0) {
                    return UPRIGHT;
                }
                var segment = in.readNBytes(length);
                if (marker == EXIF_SEGMENT && segment.length > EXIF_HEAD_BYTES && segment[0] == 'E') {
                    return tag(ByteBuffer.wrap(segment, EXIF_HEAD_BYTES, segment.length - EXIF_HEAD_BYTES).slice());
                }
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return UPRIGHT;
        }
    }

    private static int tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION_TAG) {
                return Short.toUnsignedInt(tiff.getShort(at + 8));
            }
        }
        return UPRIGHT;
    }
}
