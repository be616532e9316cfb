package org.aumbry.reading.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Scales pictures and encodes them anew, so that nothing of the file they came from is left but what is seen. */
final class Pictures {

    private static final float QUALITY = 0.82f;

    private Pictures() {}

    /** A page picture and its small one for the rail. */
    static void page(Sink sink, int number, BufferedImage drawn) throws IOException {
        send(sink, Picture.Role.PAGE, number, drawn);
        send(sink, Picture.Role.RAIL, number, fit(drawn, Limits.RAIL_WIDTH, Limits.RAIL_WIDTH * 4));
    }

    /** The covers, longest edge as named, none larger than the original asks for. */
    static void covers(Sink sink, BufferedImage first) throws IOException {
        var from = first;
        for (int i = Limits.COVERS.length - 1; i >= 0; i--) {
            int edge = Limits.COVERS[i];
            from = fit(from, edge, edge);
            send(sink, Picture.Role.COVER, edge, from);
        }
    }

    private static void send(Sink sink, Picture.Role role, int number, BufferedImage image) throws IOException {
        sink.picture(new Picture(role, number, image.getWidth(), image.getHeight(), jpeg(image)));
    }

    /** Scales down, in halves so that nothing flickers, until it fits; never up. White shows through. */
    static BufferedImage fit(BufferedImage image, int width, int height) {
        double scale = Math.min(1, Math.min((double) width / image.getWidth(), (double) height / image.getHeight()));
        int targetWidth = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int targetHeight = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var current = image;
        while (current.getWidth() > 2 * targetWidth && current.getHeight() > 2 * targetHeight) {
            current = painted(current, current.getWidth() / 2, current.getHeight() / 2);
        }
        return painted(current, targetWidth, targetHeight);
    }

    private static BufferedImage painted(BufferedImage image, int width, int height) {
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
