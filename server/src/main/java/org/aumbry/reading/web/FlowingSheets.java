package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aumbry.reading.Block;
import org.aumbry.reading.PageText;

/** Lays out flowing text: groups blocks into lists and tables, cuts them where looks and marks change. */
final class FlowingSheets {

    private FlowingSheets() {}

    static Sheet of(PageText page, Spans spans) {
        var groups = new ArrayList<Sheet.Group>();
        for (int at = 0; at < page.blocks().size(); ) {
            var type = page.blocks().get(at).type();
            int to = at + 1;
            boolean grouped = type == Block.Type.ITEM || type == Block.Type.ROW;
            while (grouped && to < page.blocks().size() && page.blocks().get(to).type() == type) {
                to++;
            }
            groups.add(group(page.blocks().subList(at, to), spans));
            at = to;
        }
        return new Sheet.Flowing(page.number(), groups);
    }

    /** A drawn page as text: its paragraphs. */
    static Sheet ofLines(PageText page, String text, Spans spans) {
        var groups = new ArrayList<Sheet.Group>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                var all = spans.of(page.start() + start, page.start() + end, List.of());
                groups.add(new Sheet.Paragraph("paragraph", 0, all));
            }
            start = end + 1;
        }
        return new Sheet.Flowing(page.number(), groups);
    }

    private static Sheet.Group group(List<Block> blocks, Spans spans) {
        var first = blocks.getFirst();
        return switch (first.type()) {
            case ITEM -> items(blocks, spans);
            case ROW -> table(blocks, spans);
            case CODE -> new Sheet.Code(spans.of(first.start(), first.end(), first.runs()));
            case PARAGRAPH, HEADING, QUOTE, RULE -> new Sheet.Paragraph(
                    first.type().name().toLowerCase(Locale.ROOT),
                    Math.clamp(first.level(), 1, 6),
                    spans.of(first.start(), first.end(), first.runs()));
        };
    }

    private static Sheet.Group items(List<Block> blocks, Spans spans) {
        var counts = new HashMap<Integer, Integer>();
        return new Sheet.Items(blocks.stream()
                .map(block -> new Sheet.Item(
                        Math.min(block.level(), 5),
                        mark(block, counts),
                        spans.of(block.start(), block.end(), block.runs())))
                .toList());
    }

    /** Numbers go on until an item that stands further out comes between. */
    private static String mark(Block item, Map<Integer, Integer> counts) {
        counts.keySet().removeIf(depth -> depth > item.level());
        if (!item.numbered()) {
            counts.remove(item.level());
            return "";
        }
        return counts.merge(item.level(), 1, Integer::sum) + ".";
    }

    private static Sheet.Group table(List<Block> blocks, Spans spans) {
        return new Sheet.Table(blocks.stream().map(row -> row(row, spans)).toList());
    }

    private static Sheet.Row row(Block row, Spans spans) {
        var cells = row.runs().stream()
                .filter(Block.Run::cell)
                .map(cell -> spans.of(cell.start(), cell.end(), List.of()))
                .toList();
        var whole = cells.isEmpty() ? List.of(spans.of(row.start(), row.end(), List.of())) : cells;
        return new Sheet.Row(row.level() == 1, whole);
    }

    static Spans spans(PageText page, String text, List<org.aumbry.reading.Highlight> highlights, Set<String> given) {
        return new Spans(page.start(), text, highlights, given);
    }
}
