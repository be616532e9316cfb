package org.aumbry.privacy.web;

import java.util.ArrayList;
import java.util.List;

/** Plain text in parts: lines that begin with # are headings, lines that begin with - are items of a list. */
final class Blocks {

    private static final String HEADING = "# ";
    private static final String ITEM = "- ";

    private Blocks() {}

    static List<NoticePage.Block> of(String text) {
        var blocks = new ArrayList<NoticePage.Block>();
        var items = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (!line.startsWith(ITEM)) {
                flush(blocks, "list", items);
            }
            if (line.isEmpty() || line.startsWith(HEADING) || line.startsWith(ITEM)) {
                paragraph(blocks, lines);
            }
            if (line.startsWith(HEADING)) {
                blocks.add(new NoticePage.Block("heading", List.of(line.substring(HEADING.length()).strip())));
            } else if (line.startsWith(ITEM)) {
                items.add(line.substring(ITEM.length()).strip());
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        flush(blocks, "list", items);
        paragraph(blocks, lines);
        return List.copyOf(blocks);
    }

    private static void paragraph(List<NoticePage.Block> blocks, List<String> lines) {
        if (!lines.isEmpty()) {
            flush(blocks, "paragraph", new ArrayList<>(List.of(String.join(" ", lines))));
            lines.clear();
        }
    }

    private static void flush(List<NoticePage.Block> blocks, String kind, List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new NoticePage.Block(kind, List.copyOf(lines)));
            lines.clear();
        }
    }
}
