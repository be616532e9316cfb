import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Reads the bill of materials, holds each part that ships to the licences we may ship under, and writes the list of them.
 *
 * <p>Run by {@code ./aumbry check}: {@code java .ci/Licences.java bom.xml list.md}. Ends with 1 and the names of the parts
 * when one of them has no licence that is allowed.
 */
final class Licences {

    /** As bills of materials name them: by SPDX identifier where there is one, else by the words of the part's own POM. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0", "Apache License 2", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "CC0-1.0",
            "Unicode-3.0", "PostgreSQL", "EPL-2.0", "EPL-1.0", "Bouncy Castle Licence", "Public Domain",
            "LGPL-2.1-only", "LGPL-2.1-or-later", "GPL-2.0-with-classpath-exception",
            "Mozilla Public License Version 1.1", "BSD 3-clause License w/nuclear disclaimer");

    /** Their POM names the licence only as "The BSD License", which the bill reads as four clauses; its text has three. */
    private static final String THREE_CLAUSES = "com.twelvemonkeys.";

    private record Part(String version, Set<String> licences) {}

    private Licences() {}

    public static void main(String... args) throws Exception {
        var parts = parts(Path.of(args[0]));
        var refused = new ArrayList<String>();
        parts.forEach((name, part) -> {
            boolean known = name.startsWith(THREE_CLAUSES) && part.licences().equals(Set.of("BSD-4-Clause"));
            if (!known && part.licences().stream().noneMatch(ALLOWED::contains)) {
                refused.add(name + " " + part.version() + ": "
                        + (part.licences().isEmpty() ? "none named" : part.licences()));
            }
        });
        if (!refused.isEmpty()) {
            System.err.println("Licences that are not allowed:\n  " + String.join("\n  ", refused));
            System.exit(1);
        }
        Files.writeString(Path.of(args[1]), list(parts));
        System.out.println(parts.size() + " parts, each under a licence that is allowed.");
    }

    private static TreeMap<String, Part> parts(Path bom) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(bom.toFile());
        var parts = new TreeMap<String, Part>();
        var components = children(document.getDocumentElement(), "components");
        if (components.isEmpty()) {
            throw new IOException("the bill of materials lists no parts");
        }
        for (var component : children(components.getFirst(), "component")) {
            var name = text(component, "group") + ":" + text(component, "name");
            var licences = new TreeSet<String>();
            for (var all : children(component, "licenses")) {
                for (var licence : children(all, "license")) {
                    licences.add(text(licence, "id").isEmpty() ? text(licence, "name") : text(licence, "id"));
                }
                for (var expression : children(all, "expression")) {
                    licences.addAll(List.of(expression.getTextContent().replaceAll("[()]", "").split("\\s+OR\\s+")));
                }
            }
            parts.put(name, new Part(text(component, "version"), licences));
        }
        return parts;
    }

    private static String list(TreeMap<String, Part> parts) {
        var text = new StringBuilder("""
                # What ships with the program

                Written by `./aumbry check` from the bill of materials (CycloneDX, `server/target/bom.json` and `bom.xml`): every
                part that is on the program's class path, with its licences. The check fails when a part has none of those that
                `.ci/Licences.java` allows. Known vulnerabilities are not looked up: that takes a data feed from outside, and the
                build reaches none. Whoever runs a scanner that has one can give it the bill of materials.

                | part | version | licences |
                |---|---|---|
                """);
        parts.forEach((name, part) -> text.append("| `").append(name).append("` | ").append(part.version())
                .append(" | ").append(String.join("; ", part.licences())).append(" |\n"));
        return text.toString();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        var found = children(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }
}
