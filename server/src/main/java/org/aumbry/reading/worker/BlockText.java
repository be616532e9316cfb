package org.aumbry.reading.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Builds the canonical text of a text document together with its blocks. */
final class BlockText {

    private static final int PAGE_CHARS = 12_000;
    private static final int PAGE_BLOCKS = 300;
    private static final int RUNS = 2_000;
    private static final int HREF_CHARS = 1_000;

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final TreeSet<Integer> breaks = new TreeSet<>();
    private final List<Block.Run> runs = new ArrayList<>();
    private Block.Type type = Block.Type.PARAGRAPH;
    private int level;
    private int start;
    private boolean open;
    private int style;
    private int styleStart;
    private String href = "";
    private int cellStart = -1;
    private boolean full;

    boolean full() {
        return full;
    }

    boolean open() {
        return open;
    }

    List<Block> blocks() {
        return blocks;
    }

    String text() {
        return text.toString();
    }

    /** Begins a block; one that is open ends. */
    void begin(Block.Type kind, int depth) {
        end();
        if (blocks.size() >= Limits.BLOCKS) {
            full = true;
            return;
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        type = kind;
        level = depth;
        start = text.length();
        styleStart = start;
        open = true;
    }

    /** Adds text to the open block; runs of white space become one space except in code. */
    void write(CharSequence more) {
        if (!open || full) {
            return;
        }
        if (text.length() + more.length() > Limits.TEXT_CHARS) {
            full = true;
            return;
        }
        if (type == Block.Type.CODE) {
            append(more.toString().replace("\r\n", "\n").replace('\r', '\n'));
            return;
        }
        for (int i = 0; i < more.length(); i++) {
            char next = more.charAt(i);
            if (!Character.isWhitespace(next) && next != '\u00a0') {
                append(next);
            } else if (text.length() > lineStart() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    /** A line break inside a block. */
    void lineBreak() {
        if (open && text.length() > start && !full) {
            trim();
            text.append(cellStart >= 0 ? ' ' : '\n');
        }
    }

    /** From here on text looks or acts so; see {@link Block.Run}. */
    void style(int bits, String target) {
        if (bits != style || !target.equals(href)) {
            closeRun();
            style = bits;
            href = target.length() > HREF_CHARS ? "" : target;
            styleStart = text.length();
        }
    }

    void beginCell() {
        if (open) {
            endCell();
            if (text.length() > start) {
                text.append('\t');
            }
            cellStart = text.length();
        }
    }

    void endCell() {
        if (open && cellStart >= 0) {
            trimTo(cellStart);
            run(Block.Run.CELL, cellStart, text.length(), "");
            cellStart = -1;
        }
    }

    /** The head of a table is told from its rows. */
    void markHead() {
        level = 1;
    }

    /** Ends the open block; one without text vanishes, except a rule. */
    void end() {
        if (!open) {
            return;
        }
        endCell();
        trim();
        closeRun();
        open = false;
        boolean blankRow = type == Block.Type.ROW && text.substring(start).isBlank();
        if (text.length() == start && type != Block.Type.RULE || blankRow) {
            text.setLength(Math.max(0, start - 1));
        } else {
            blocks.add(new Block(type, level, start, text.length(), within(start, text.length())));
        }
        runs.clear();
        styleStart = text.length();
    }

    /** Appends everything of another, without its looks. */
    void copy(BlockText other) {
        other.end();
        var words = other.text();
        for (var block : other.blocks) {
            begin(block.type(), block.level());
            var cells = block.runs().stream().filter(run -> run.style() == Block.Run.CELL).toList();
            if (cells.isEmpty()) {
                words.substring(block.start(), block.end()).lines().forEach(line -> {
                    lineBreak();
                    write(line);
                });
            }
            for (var cell : cells) {
                beginCell();
                write(words.substring(cell.start(), cell.end()));
            }
            end();
        }
    }

    /** What follows stands on a new page: another sheet, another slide. */
    void breakPage() {
        end();
        if (!blocks.isEmpty()) {
            breaks.add(blocks.size());
        }
    }

    /** Sends pages, then the text. Returns the number of pages. */
    int send(Sink sink) throws IOException {
        end();
        int pages = 0;
        int at = 0;
        while (at < blocks.size() && pages < Limits.PAGES) {
            int to = pageEnd(at);
            var layout = PageLayout.flowing(blocks.get(at).start());
            blocks.subList(at, to).forEach(layout::block);
            sink.page(layout.finish(blocks.get(to - 1).end()));
            pages++;
            at = to;
        }
        full |= at < blocks.size();
        sink.text(text);
        return pages;
    }

    private int pageEnd(int from) {
        int to = from + 1;
        int room = blocks.get(from).start() + PAGE_CHARS;
        while (to < blocks.size()
                && to - from < PAGE_BLOCKS
                && !breaks.contains(to)
                && blocks.get(to).end() <= room) {
            to++;
        }
        return to;
    }

    /** White space that was cut off again may have belonged to a run. */
    private List<Block.Run> within(int from, int to) {
        return runs.stream()
                .map(run -> new Block.Run(
                        run.style(), Math.clamp(run.start(), from, to), Math.clamp(run.end(), from, to), run.href()))
                .filter(run -> run.end() > run.start() || run.style() == Block.Run.CELL)
                .toList();
    }

    private int lineStart() {
        return cellStart >= 0 ? cellStart : start;
    }

    private void append(CharSequence more) {
        for (int i = 0; i < more.length(); i++) {
            append(more.charAt(i));
        }
    }

    private void append(char next) {
        boolean printable = next == '\n' || next == '\t' || !Character.isISOControl(next);
        if (printable && next < '\ufffe' && next != '\u00ad') {
            text.append(next);
        }
    }

    private void trim() {
        trimTo(lineStart());
    }

    private void trimTo(int from) {
        int length = text.length();
        while (length > from && Character.isWhitespace(text.charAt(length - 1))) {
            length--;
        }
        text.setLength(length);
    }

    private void closeRun() {
        if (open && style != 0 && cellStart < 0) {
            run(style, styleStart, text.length(), href);
        }
    }

    private void run(int bits, int from, int to, String target) {
        boolean cell = bits == Block.Run.CELL;
        if ((to > from || cell) && runs.size() < RUNS) {
            runs.add(new Block.Run(bits, from, to, target));
        }
    }
}
