package org.aumbry.sample;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A text of ours, read from Markdown into the few shapes that every format we write can show.
 *
 * <p>A figure is written {@code ![caption](figure:name)} in a paragraph of its own; {@link Figures} draws it.
 */
record Manuscript(String title, List<Block> blocks) {

    /** One shape on the page. */
    sealed interface Block {}

    record Head(int level, String text) implements Block {}

    record Para(List<Run> runs) implements Block {}

    record Quote(List<Run> runs) implements Block {}

    record Items(boolean numbered, List<List<Run>> items) implements Block {}

    record Grid(List<String> header, List<List<String>> rows) implements Block {}

    record Listing(String text) implements Block {}

    record Figure(String name, String caption) implements Block {}

    /** Text in one voice. */
    record Run(String text, Voice voice) {}

    enum Voice {
        PLAIN,
        STRONG,
        EMPHASIS,
        CODE
    }

    static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** Reads a text whose first heading of level 1 is its title. */
    static Manuscript read(String markdown) {
        var blocks = new ArrayList<Block>();
        for (var node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        var title = blocks.stream()
                .filter(Head.class::isInstance)
                .map(head -> ((Head) head).text())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A text has no title"));
        return new Manuscript(title, List.copyOf(blocks));
    }

    static String plain(List<Run> runs) {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    private static Block block(Node node) {
        return switch (node) {
            case Heading heading -> new Head(heading.getLevel(), plain(runs(heading)));
            case Paragraph paragraph when paragraph.getFirstChild() instanceof Image image ->
                new Figure(image.getDestination().substring("figure:".length()), plain(runs(image)));
            case Paragraph paragraph -> new Para(runs(paragraph));
            case BlockQuote quote -> new Quote(runs(quote));
            case BulletList list -> new Items(false, items(list));
            case OrderedList list -> new Items(true, items(list));
            case FencedCodeBlock code -> new Listing(code.getLiteral().stripTrailing());
            case TableBlock table -> grid(table);
            default -> throw new IllegalStateException("A text uses a shape that we do not write: " + node);
        };
    }

    private static List<List<Run>> items(ListBlock list) {
        var items = new ArrayList<List<Run>>();
        for (var item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            items.add(runs(item));
        }
        return items;
    }

    private static Grid grid(TableBlock table) {
        var rows = new ArrayList<List<String>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                var cells = new ArrayList<String>();
                for (var cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    cells.add(plain(runs(cell)));
                }
                rows.add(cells);
            }
        }
        return new Grid(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
    }

    private static List<Run> runs(Node parent) {
        var runs = new ArrayList<Run>();
        collect(parent, Voice.PLAIN, runs);
        return List.copyOf(runs);
    }

    private static void collect(Node parent, Voice voice, List<Run> into) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> into.add(new Run(text.getLiteral(), voice));
                case Code code -> into.add(new Run(code.getLiteral(), Voice.CODE));
                case SoftLineBreak _ -> into.add(new Run(" ", voice));
                case StrongEmphasis strong -> collect(strong, Voice.STRONG, into);
                case Emphasis emphasis -> collect(emphasis, Voice.EMPHASIS, into);
                case Document _, Paragraph _ -> collect(node, voice, into);
                default -> throw new IllegalStateException("A text uses a voice that we do not write: " + node);
            }
        }
    }
}
