package org.aumbry.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeFont;

/** Draws the diagrams of the handbook: boxes, arrows and words, in the colours of the product. */
final class Figures {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final Color PAPER = new Color(0xFFFFFF);
    private static final Color WELL = new Color(0xECEEE9);
    private static final Color INK = new Color(0x16201D);
    private static final Color QUIET = new Color(0x46524D);
    private static final Color VERDIGRIS = new Color(0x0B6A5C);
    private static final Color VERDIGRIS_LIGHT = new Color(0xDAEDE8);
    private static final Color LINE = new Color(0x808983);

    private Figures() {}

    /** All figures there are. */
    static List<String> names() {
        return List.of("structure", "keys", "request", "upload", "access");
    }

    static byte[] png(String name) {
        return encode(draw(name), "png");
    }

    static byte[] jpeg(String name) {
        return encode(draw(name), "jpeg");
    }

    private static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static BufferedImage draw(String name) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try (var bold = Typeface.SAYING_BOLD.open();
                var plain = Typeface.SAYING.open()) {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            new Sheet(graphics, bold, plain).draw(name);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** One figure being drawn. Lengths are pixels. */
    private record Sheet(Graphics2D graphics, TrueTypeFont bold, TrueTypeFont plain) {

        void draw(String name) {
            switch (name) {
                case "structure" -> structure();
                case "keys" -> keys();
                case "request" -> request();
                case "upload" -> upload();
                case "access" -> access();
                default -> throw new IllegalStateException("Nobody draws a figure named " + name);
            }
        }

        private void structure() {
            title("The house: five floors, arrows only downward");
            String[][] floors = {
                {"Faces", "web pages, API, command line: know every floor, decide nothing"},
                {"Duties", "assurance and what follows it: they ask, others answer"},
                {"Library", "spaces, documents, reading, snips, search"},
                {"Gate", "networks, identity, access: who is asking, where, may they"},
                {"Vault", "kernel, crypto, data, journal, blobs: bytes, keys, evidence"}
            };
            for (int i = 0; i < floors.length; i++) {
                box(120, 170 + i * 158, 1360, 118, floors[i][0], floors[i][1], i == 4);
                if (i > 0) {
                    arrow(800, 130 + i * 158, 800, 168 + i * 158);
                }
            }
        }

        private void keys() {
            title("Keys: each one is sealed by the one above it");
            String[][] keys = {
                {"Root key", "in a sealed file outside the database"},
                {"Network key", "one for each network; destroying it ends all below"},
                {"Purpose and space keys", "content, journal, index, settings; one for each space"},
                {"Object keys", "one for each stored file"},
                {"64 KiB chunks and sealed columns", "AES-256-GCM, bound to network, table, row and column"}
            };
            for (int i = 0; i < keys.length; i++) {
                box(120 + i * 90, 170 + i * 158, 1360 - i * 180, 118, keys[i][0], keys[i][1], i == 0);
                if (i > 0) {
                    arrow(800, 130 + i * 158, 800, 168 + i * 158);
                }
            }
        }

        private void request() {
            title("One request, once through the house");
            String[][] steps = {
                {"Face", "reads the request"},
                {"Gate", "session to person, network entered"},
                {"Require", "one authorizer decides, with a reason"},
                {"Do", "one transaction, the network's own role"},
                {"Record", "journal entry in the same transaction"},
                {"Return", "only what the person may know"}
            };
            for (int i = 0; i < steps.length; i++) {
                int column = i % 3;
                int row = i / 3;
                box(90 + column * 500, 230 + row * 370, 420, 200, steps[i][0], steps[i][1], i == 2);
                if (column > 0) {
                    arrow(10 + column * 500 + 2, 330 + row * 370, 88 + column * 500, 330 + row * 370);
                }
            }
            arrow(1300, 432, 1300, 500);
            line(1300, 500, 300, 500);
            arrow(300, 500, 300, 598);
        }

        private void upload() {
            title("An upload: confirmed only when it is safe");
            String[][] steps = {
                {"Receive", "chunk by chunk, can be resumed"},
                {"Seal", "each 64 KiB under the file's own key"},
                {"Make durable", "file and folder are on the disk"},
                {"Confirm", "SHA-256, size and time go back"},
                {"Read", "in a process apart, without network"},
                {"Index", "found by those who may see it"}
            };
            for (int i = 0; i < steps.length; i++) {
                int column = i % 3;
                int row = i / 3;
                box(90 + column * 500, 230 + row * 370, 420, 200, steps[i][0], steps[i][1], i == 3);
                if (column > 0) {
                    arrow(10 + column * 500 + 2, 330 + row * 370, 88 + column * 500, 330 + row * 370);
                }
            }
            arrow(1300, 432, 1300, 500);
            line(1300, 500, 300, 500);
            arrow(300, 500, 300, 598);
        }

        private void access() {
            title("Reach: how far a thing can be seen");
            String[][] levels = {
                {"Only you", "a private drive, a draft"},
                {"Named people and groups", "members of a space, people you shared with"},
                {"Everyone in the network", "a public drive, an open space"},
                {"Anyone with the link", "not offered yet; shown in red once it is"}
            };
            for (int i = 0; i < levels.length; i++) {
                box(360, 180 + i * 195, 1120, 140, levels[i][0], levels[i][1], false);
                for (int bar = 0; bar < 4; bar++) {
                    graphics.setColor(bar <= i ? i == 3 ? new Color(0xA1262E) : VERDIGRIS : WELL);
                    int height = 35 + bar * 28;
                    graphics.fillRect(150 + bar * 40, 310 + i * 195 - height, 26, height);
                }
            }
        }

        private void title(String text) {
            words(bold, text, 90, 100, 46, INK);
        }

        private void box(int x, int y, int width, int height, String name, String says, boolean stressed) {
            var shape = new RoundRectangle2D.Float(x, y, width, height, 20, 20);
            graphics.setColor(stressed ? VERDIGRIS_LIGHT : PAPER);
            graphics.fill(shape);
            graphics.setColor(stressed ? VERDIGRIS : LINE);
            graphics.setStroke(new BasicStroke(stressed ? 4 : 2));
            graphics.draw(shape);
            centred(bold, name, x + width / 2f, y + height / 2f - 8, 36, INK, width - 30f);
            centred(plain, says, x + width / 2f, y + height / 2f + 36, 27, QUIET, width - 30f);
        }

        private void centred(TrueTypeFont font, String text, float x, float y, float size, Color color, float room) {
            var fitting = Math.min(size, size * room / Typeface.width(font, text, size));
            words(font, text, x - Typeface.width(font, text, fitting) / 2, y, fitting, color);
        }

        private void words(TrueTypeFont font, String text, float x, float y, float size, Color color) {
            graphics.setColor(color);
            graphics.fill(AffineTransform.getTranslateInstance(x, y)
                    .createTransformedShape(Typeface.outline(font, text, size)));
        }

        private void line(int x1, int y1, int x2, int y2) {
            graphics.setColor(QUIET);
            graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.drawLine(x1, y1, x2, y2);
        }

        private void arrow(int x1, int y1, int x2, int y2) {
            line(x1, y1, x2, y2);
            var angle = Math.atan2(y2 - y1, x2 - x1);
            var head = new Path2D.Float();
            head.moveTo(x2, y2);
            head.lineTo(x2 - 18 * Math.cos(angle - 0.45), y2 - 18 * Math.sin(angle - 0.45));
            head.lineTo(x2 - 18 * Math.cos(angle + 0.45), y2 - 18 * Math.sin(angle + 0.45));
            head.closePath();
            graphics.fill(head);
        }
    }
}
