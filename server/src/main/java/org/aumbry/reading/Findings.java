package org.aumbry.reading;

import java.io.IOException;
import org.aumbry.reading.worker.Picture;

/** Takes what a parser process sends about one file, piece by piece, in whatever order it comes. */
interface Findings {

    /** The process still advances. */
    default void progress() {}

    /** The next piece of the canonical text, UTF-16 big-endian. */
    void text(byte[] piece) throws IOException;

    /** The layout of the next page. */
    void page(byte[] layout) throws IOException;

    void picture(Picture picture) throws IOException;

    /** The next piece of a PDF made from an office file. */
    void pdf(byte[] piece) throws IOException;
}
