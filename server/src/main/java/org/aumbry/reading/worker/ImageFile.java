package org.aumbry.reading.worker;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture file; looks at its claimed size before it believes any of it. */
final class ImageFile implements AutoCloseable {

    private static final int MOST_PAGES = 500;

    private final ImageInputStream in;
    private final ImageReader reader;
    private final int pages;
    private final int orientation;

    private ImageFile(ImageInputStream in, ImageReader reader, int pages, int orientation) {
        this.in = in;
        this.reader = reader;
        this.pages = pages;
        this.orientation = orientation;
    }

    static ImageFile open(Path file) throws IOException {
        ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
        try {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Stopped(Outcome.State.DAMAGED);
            }
            var reader = readers.next();
            reader.setInput(in, false, true);
            var format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
            int pages = format.startsWith("tif") ? Math.clamp(reader.getNumImages(true), 1, MOST_PAGES) : 1;
            int orientation = format.startsWith("jp") ? Orientation.of(file) : Orientation.UPRIGHT;
            return new ImageFile(in, reader, pages, orientation);
        } catch (IOException | RuntimeException broken) {
            in.close();
            throw broken instanceof Stopped known ? known : new Stopped(Outcome.State.DAMAGED);
        }
    }

    int pages() {
        return pages;
    }

    /** Decodes one picture, upright, with only as many pixels as will be shown. */
    BufferedImage draw(int number) throws IOException {
        try {
            int index = number - 1;
            long width = reader.getWidth(index);
            long height = reader.getHeight(index);
            if (width < 1 || height < 1 || width * height > Limits.CLAIMED_PIXELS) {
                throw new Stopped(Outcome.State.TOO_LARGE);
            }
            int step = 1;
            while (width / step * (height / step) > Limits.DECODED_PIXELS) {
                step++;
            }
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            var decoded = reader.read(index, parameters);
            return upright(Pictures.fit(decoded, Limits.PAGE_WIDTH, Limits.PICTURE_EDGE));
        } catch (RuntimeException broken) {
            throw new Stopped(Outcome.State.DAMAGED);
        } catch (IOException broken) {
            throw broken instanceof Stopped known ? known : new Stopped(Outcome.State.DAMAGED);
        }
    }

    private BufferedImage upright(BufferedImage image) {
        int quarters = Orientation.quarters(orientation);
        if (quarters == 0) {
            return image;
        }
        var turn = new AffineTransform();
        boolean swapped = quarters % 2 == 1;
        int width = swapped ? image.getHeight() : image.getWidth();
        int height = swapped ? image.getWidth() : image.getHeight();
        turn.translate(width / 2.0, height / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR).filter(image, target);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
