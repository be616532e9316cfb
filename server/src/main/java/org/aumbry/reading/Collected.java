package org.aumbry.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.blobs.Blobs;
import org.aumbry.blobs.StagedId;
import org.aumbry.data.KeyScope;
import org.aumbry.reading.worker.Frames;
import org.aumbry.reading.worker.Limits;
import org.aumbry.reading.worker.Picture;
import org.jspecify.annotations.Nullable;

/** Everything a parser process found in one file, checked as it comes, kept until the process says it is done. */
final class Collected implements Findings {

    private static final long MOST_PICTURE_BYTES = 96L << 20;
    private static final long MOST_LAYOUT_BYTES = 96L << 20;

    private final Blobs blobs;
    private final KeyScope scope;
    private final Runnable alive;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<byte[]> pages = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private long layoutBytes;
    private long pictureBytes;
    private @Nullable StagedId pdf;
    private long pdfBytes;

    /** @param alive called whenever the process advances */
    Collected(Blobs blobs, KeyScope scope, Runnable alive) {
        this.blobs = blobs;
        this.scope = scope;
        this.alive = alive;
    }

    @Override
    public void progress() {
        alive.run();
    }

    @Override
    public void text(byte[] piece) throws IOException {
        require(piece.length % 2 == 0 && text.size() + piece.length <= 2L * Limits.TEXT_CHARS);
        text.writeBytes(piece);
    }

    @Override
    public void page(byte[] layout) throws IOException {
        layoutBytes += layout.length;
        require(pages.size() < Limits.PAGES && layoutBytes <= MOST_LAYOUT_BYTES);
        LayoutFile.open(pages.size() + 1, layout, Limits.TEXT_CHARS);
        pages.add(layout);
    }

    @Override
    public void picture(Picture picture) throws IOException {
        pictureBytes += picture.jpeg().length;
        require(pictureBytes <= MOST_PICTURE_BYTES);
        pictures.add(picture);
    }

    @Override
    public void pdf(byte[] piece) throws IOException {
        require(pdfBytes + piece.length <= Limits.CONVERTED_BYTES);
        if (pdf == null) {
            pdf = blobs.begin(scope).id();
        }
        pdfBytes = blobs.append(pdf, pdfBytes, new ByteArrayInputStream(piece), Limits.CONVERTED_BYTES);
    }

    int chars() {
        return text.size() / 2;
    }

    int pages() {
        return pages.size();
    }

    /** Whether words have places. */
    boolean placed() {
        return !pages.isEmpty() && pages.getFirst()[0] == 1;
    }

    /** Whether every page lies within the text that came. */
    boolean whole() {
        for (int page = 0; page < pages.size(); page++) {
            try {
                LayoutFile.open(page + 1, pages.get(page), chars());
            } catch (IOException beyond) {
                return false;
            }
        }
        return true;
    }

    UUID keepText() {
        return blobs.put(scope, new ByteArrayInputStream(text.toByteArray())).id().value();
    }

    UUID keepLayout() {
        return blobs.put(scope, new ByteArrayInputStream(LayoutFile.pack(pages))).id().value();
    }

    @Nullable UUID keepPdf() {
        return pdf == null ? null : blobs.finish(pdf).id().value();
    }

    /** All pictures go into one blob. */
    List<PictureRow> keepPictures() {
        if (pictures.isEmpty()) {
            return List.of();
        }
        var whole = new ByteArrayOutputStream();
        pictures.forEach(picture -> whole.writeBytes(picture.jpeg()));
        var blob = blobs.put(scope, new ByteArrayInputStream(whole.toByteArray())).id().value();
        var rows = new ArrayList<PictureRow>();
        long from = 0;
        for (var picture : pictures) {
            var role = picture.role().name().toLowerCase(Locale.ROOT);
            int size = picture.jpeg().length;
            rows.add(new PictureRow(role, picture.number(), blob, from, size, picture.width(), picture.height()));
            from += size;
        }
        return rows;
    }

    /** Throws away what is on disk already. */
    void abandon() {
        if (pdf != null) {
            blobs.abandon(pdf);
        }
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new Frames.BrokenProtocol("too much");
        }
    }
}
