package org.aumbry.reading.worker;

/** How much a parser process reads and sends for one file. Beyond a limit the rest is left out and that is said. */
public final class Limits {

    /** Pages of one document; later ones are left out. */
    public static final int PAGES = 3_000;

    /** Characters of canonical text; later ones are left out. */
    public static final int TEXT_CHARS = 12_000_000;

    /** Words with a place on one page. */
    public static final int PAGE_WORDS = 30_000;

    /** Blocks of one text document. */
    public static final int BLOCKS = 400_000;

    /** Longest edge of any picture in pixels. */
    public static final int PICTURE_EDGE = 4_096;

    /** Width of a page picture in pixels. */
    public static final int PAGE_WIDTH = 1_600;

    /** Width of a picture in the page rail. */
    public static final int RAIL_WIDTH = 160;

    /** Longest edges of the covers. */
    static final int[] COVERS = {64, 128, 256, 512, 1024};

    /** Pixels of one decoded picture in memory. */
    static final long DECODED_PIXELS = 24_000_000L;

    /** Pixels a picture file may claim at all. */
    static final long CLAIMED_PIXELS = 2_000_000_000L;

    /** Bytes that all parts of a zipped document may unpack to. */
    public static final long UNZIPPED_BYTES = 400L << 20;

    /** The same in megabytes. */
    public static final int UNZIPPED_MEGABYTES = (int) (UNZIPPED_BYTES >> 20);

    /** Parts of a zipped document. */
    static final int ZIP_PARTS = 20_000;

    /** A PDF made from an office file. */
    public static final long CONVERTED_BYTES = 96L << 20;

    private Limits() {}
}
