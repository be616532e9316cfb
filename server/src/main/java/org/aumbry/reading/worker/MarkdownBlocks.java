package org.aumbry.reading.worker;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Reads Markdown by walking its tree as if it were HTML; raw HTML in it gives only its text. */
final class MarkdownBlocks extends AbstractVisitor {

    private static final int FRONT_MATTER_LINES = 100;

    private final BlockText out = new BlockText();
    private final Elements elements = new Elements(out);

    static BlockText read(String markdown) {
        var reader = new MarkdownBlocks();
        var body = reader.frontMatter(markdown.startsWith("\ufeff") ? markdown.substring(1) : markdown);
        var parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build();
        parser.parse(body).accept(reader);
        return reader.out;
    }

    /** Settings before the text are shown as they stand, so that nothing is lost. */
    private String frontMatter(String markdown) {
        var lines = markdown.lines().limit(FRONT_MATTER_LINES).toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
            return markdown;
        }
        int end = lines.subList(1, lines.size()).indexOf("---");
        if (end < 0) {
            return markdown;
        }
        out.begin(Block.Type.CODE, 0);
        out.write(String.join("\n", lines.subList(1, end + 1)));
        out.end();
        return markdown.lines().skip(end + 2L).collect(java.util.stream.Collectors.joining("\n"));
    }

    @Override
    public void visit(Heading heading) {
        within("h" + heading.getLevel(), heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
        boolean inItem = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
        if (inItem) {
            visitChildren(paragraph);
        } else {
            within("p", paragraph);
        }
    }

    @Override
    public void visit(BlockQuote quote) {
        within("blockquote", quote);
    }

    @Override
    public void visit(BulletList list) {
        within("ul", list);
    }

    @Override
    public void visit(OrderedList list) {
        within("ol", list);
    }

    @Override
    public void visit(ListItem item) {
        within("li", item);
    }

    @Override
    public void visit(ThematicBreak rule) {
        elements.open("hr", "", "");
    }

    @Override
    public void visit(FencedCodeBlock code) {
        literal(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        literal(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        elements.open("p", "", "");
        elements.text(HtmlBlocks.plain(html.getLiteral()));
        elements.close("p");
    }

    @Override
    public void visit(Text text) {
        elements.text(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak space) {
        elements.text(" ");
    }

    @Override
    public void visit(HardLineBreak line) {
        elements.open("br", "", "");
    }

    @Override
    public void visit(Emphasis emphasis) {
        within("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        within("strong", strong);
    }

    @Override
    public void visit(Code code) {
        elements.open("code", "", "");
        elements.text(code.getLiteral());
        elements.close("code");
    }

    @Override
    public void visit(Link link) {
        elements.open("a", "", link.getDestination());
        visitChildren(link);
        elements.close("a");
    }

    @Override
    public void visit(CustomBlock block) {
        within(block instanceof TableBlock ? "table" : "div", block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            within("tr", node);
        } else if (node instanceof TableCell cell) {
            within(cell.isHeader() ? "th" : "td", node);
        } else {
            visitChildren(node);
        }
    }

    private void literal(String text) {
        elements.open("pre", "", "");
        elements.text(text);
        elements.close("pre");
    }

    private void within(String name, Node node) {
        elements.open(name, "", "");
        visitChildren(node);
        elements.close(name);
    }
}
