package org.aumbry.reading.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a stream of HTML elements, wherever it comes from, into blocks. Nothing active survives: only text and links.
 */
final class Elements {

    private static final Set<String> SILENT = Set.of(
            "script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "applet", "svg",
            "math", "select", "option", "textarea", "canvas", "audio", "video", "map");
    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "dd", "dt", "address",
            "figcaption", "figure", "form", "fieldset", "legend", "details", "summary", "body", "table", "thead",
            "tbody", "tfoot", "caption", "ul", "ol", "dl", "center");
    private static final Map<String, Integer> STYLES = Map.of(
            "b", Block.Run.BOLD, "strong", Block.Run.BOLD, "i", Block.Run.ITALIC, "em", Block.Run.ITALIC,
            "cite", Block.Run.ITALIC, "code", Block.Run.CODE, "kbd", Block.Run.CODE, "samp", Block.Run.CODE,
            "tt", Block.Run.CODE, "a", Block.Run.LINK);
    private static final Set<String> PAGES = Set.of("page", "slide-content", "slide");

    private record Style(String name, int bits, String href) {}

    private final BlockText out;
    private final Deque<Boolean> lists = new ArrayDeque<>();
    private final Deque<Style> styles = new ArrayDeque<>();
    private int silent;
    private int quotes;
    private int rows;

    Elements(BlockText out) {
        this.out = out;
    }

    /**
     * @param kind the class attribute, which tells pages and slides; may be empty
     * @param href where an anchor leads; may be empty
     */
    void open(String tag, String kind, String href) {
        var name = tag.toLowerCase(Locale.ROOT);
        if (silent > 0 || SILENT.contains(name)) {
            silent++;
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> out.begin(Block.Type.HEADING, name.charAt(1) - '0');
            case "li" -> item();
            case "tr" -> row();
            case "td", "th" -> cell(name);
            case "pre" -> inCell(() -> out.begin(Block.Type.CODE, 0));
            case "blockquote" -> quotes++;
            case "br" -> out.lineBreak();
            case "hr" -> rule();
            default -> other(name, kind, href);
        }
    }

    void text(CharSequence text) {
        if (silent > 0 || out.full()) {
            return;
        }
        if (!out.open()) {
            if (text.toString().isBlank()) {
                return;
            }
            out.begin(quotes > 0 ? Block.Type.QUOTE : Block.Type.PARAGRAPH, 0);
        }
        out.write(text);
    }

    void close(String tag) {
        var name = tag.toLowerCase(Locale.ROOT);
        if (silent > 0) {
            silent--;
            return;
        }
        switch (name) {
            case "tr" -> {
                rows = Math.max(0, rows - 1);
                out.end();
            }
            case "td", "th" -> out.endCell();
            case "blockquote" -> {
                quotes = Math.max(0, quotes - 1);
                inCell(out::end);
            }
            case "ul", "ol" -> {
                lists.poll();
                inCell(out::end);
            }
            case "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre" -> inCell(out::end);
            default -> closeOther(name);
        }
    }

    private void closeOther(String name) {
        if (STYLES.containsKey(name)) {
            if (styles.stream().anyMatch(style -> style.name().equals(name))) {
                while (!styles.pop().name().equals(name)) {
                    continue;
                }
                restyle();
            }
        } else if (BLOCKS.contains(name)) {
            inCell(out::end);
        }
    }

    private void other(String name, String kind, String href) {
        if (STYLES.containsKey(name)) {
            styles.push(new Style(name, STYLES.get(name), name.equals("a") ? safe(href) : ""));
            restyle();
            return;
        }
        if (!BLOCKS.contains(name)) {
            return;
        }
        if (name.equals("ul") || name.equals("ol")) {
            lists.push(name.equals("ol"));
        }
        inCell(PAGES.contains(kind) ? out::breakPage : out::end);
    }

    private void item() {
        boolean numbered = !lists.isEmpty() && lists.peek();
        int depth = Math.min(8, Math.max(0, lists.size() - 1));
        inCell(() -> out.begin(Block.Type.ITEM, depth + (numbered ? Block.NUMBERED : 0)));
    }

    private void row() {
        rows++;
        out.begin(Block.Type.ROW, 0);
    }

    private void cell(String name) {
        if (rows == 0) {
            row();
        }
        if (!out.open()) {
            out.begin(Block.Type.ROW, 0);
        }
        out.beginCell();
        if (name.equals("th")) {
            out.markHead();
        }
    }

    private void rule() {
        if (rows == 0) {
            out.begin(Block.Type.RULE, 0);
            out.end();
        }
    }

    /** Blocks inside a table cell become text of the cell. */
    private void inCell(Runnable otherwise) {
        if (rows > 0) {
            out.lineBreak();
        } else {
            otherwise.run();
        }
    }

    private void restyle() {
        int bits = 0;
        var href = "";
        for (var style : styles) {
            boolean deadLink = style.bits() == Block.Run.LINK && style.href().isEmpty();
            bits |= deadLink ? 0 : style.bits();
            href = href.isEmpty() ? style.href() : href;
        }
        out.style(bits, href);
    }

    /** Only addresses that a person can follow without harm. */
    static String safe(String href) {
        var lower = href.strip().toLowerCase(Locale.ROOT);
        boolean followed = lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
        return followed && lower.chars().noneMatch(Character::isISOControl) ? href.strip() : "";
    }
}
