package org.aumbry.reading.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads HTML: text, headings, lists, tables, links; nothing that runs or loads. */
final class HtmlBlocks {

    private HtmlBlocks() {}

    static BlockText read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(Jsoup.parse(in, null, ""));
        }
    }

    static BlockText read(String html) {
        return read(Jsoup.parse(html));
    }

    /** The visible text of a piece of HTML. */
    static String plain(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }

    private static BlockText read(Element root) {
        var out = new BlockText();
        var elements = new Elements(out);
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    elements.text(text.getWholeText());
                } else if (node instanceof Element element) {
                    elements.open(element.normalName(), "", element.attr("href"));
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    elements.close(element.normalName());
                }
            }
        });
        return out;
    }
}
