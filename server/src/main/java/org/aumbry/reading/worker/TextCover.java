package org.aumbry.reading.worker;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.Map;

/** Draws the beginning of a text document as a sheet of paper, for its cover. */
final class TextCover {

    private static final int WIDTH = 724;
    private static final int HEIGHT = 1024;
    private static final int MARGIN = 72;
    private static final int BODY = 22;
    private static final int CHARS = 600;
    private static final Color INK = new Color(0x16, 0x20, 0x1d);

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private float y = MARGIN;

    private TextCover() {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(INK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    static BufferedImage of(BlockText text) {
        var cover = new TextCover();
        var whole = text.text();
        for (var block : text.blocks()) {
            var words = whole.substring(block.start(), Math.min(block.end(), block.start() + CHARS)).strip();
            if (!words.isEmpty()) {
                cover.draw(words.replace('\t', ' '), block);
            }
            if (cover.y > HEIGHT - MARGIN) {
                break;
            }
        }
        cover.graphics.dispose();
        return cover.image;
    }

    private void draw(String words, Block block) {
        boolean heading = block.type() == Block.Type.HEADING;
        var family = block.type() == Block.Type.CODE ? Font.MONOSPACED : Font.SERIF;
        int size = heading ? Math.max(BODY + 2, 44 - 6 * block.level()) : BODY;
        var font = new Font(family, heading ? Font.BOLD : Font.PLAIN, size);
        for (var line : words.split("\n")) {
            if (!line.isBlank()) {
                wrap(new AttributedString(line, Map.of(TextAttribute.FONT, font)), size);
            }
        }
        y += size * 0.6f;
    }

    private void wrap(AttributedString text, int size) {
        var all = text.getIterator();
        var measurer = new LineBreakMeasurer(all, graphics.getFontRenderContext());
        while (measurer.getPosition() < all.getEndIndex() && y <= HEIGHT - MARGIN) {
            y += size * 1.1f;
            measurer.nextLayout(WIDTH - 2f * MARGIN).draw(graphics, MARGIN, y);
            y += size * 0.3f;
        }
    }
}
