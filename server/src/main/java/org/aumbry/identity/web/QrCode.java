package org.aumbry.identity.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as an SVG path of unit squares, with the quiet zone of four around it.
 *
 * @param size of the whole, in squares
 * @param path the dark squares
 */
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

    static QrCode of(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(matrix.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalStateException("the address of a secret fits into a QR code", tooLong);
        }
    }

    public String box() {
        return "0 0 " + size + " " + size;
    }
}
