package org.aumbry.snips;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snips as W3C Web Annotations (JSON-LD, Recommendation of 23 February 2017). */
public final class Annotations {

    private static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";

    private Annotations() {}

    /**
     * One annotation: the insight, note and tags as bodies, the passage as a resource with selectors that refine the
     * version.
     *
     * @param base address of the installation, such as {@code https://know.example}
     * @param author name shown as creator
     */
    public static Map<String, Object> of(Snip snip, String base, String author) {
        var annotation = new LinkedHashMap<String, Object>();
        annotation.put("@context", CONTEXT);
        annotation.put("id", base + "/snips/" + snip.id());
        annotation.put("type", "Annotation");
        annotation.put("motivation", snip.insight().isEmpty() ? "highlighting" : "commenting");
        annotation.put("created", snip.createdAt().toString());
        annotation.put("modified", snip.changedAt().toString());
        annotation.put("creator", Map.of("type", "Person", "name", author));
        annotation.put("body", bodies(snip));
        annotation.put("target", target(snip, base));
        return annotation;
    }

    /** Several of them as one annotation collection. */
    public static Map<String, Object> collection(List<Map<String, Object>> items, String id) {
        var first = new LinkedHashMap<String, Object>();
        first.put("type", "AnnotationPage");
        first.put("startIndex", 0);
        first.put("items", items);
        var collection = new LinkedHashMap<String, Object>();
        collection.put("@context", CONTEXT);
        collection.put("id", id);
        collection.put("type", "AnnotationCollection");
        collection.put("total", items.size());
        collection.put("first", first);
        return collection;
    }

    private static List<Map<String, Object>> bodies(Snip snip) {
        var bodies = new ArrayList<Map<String, Object>>();
        if (!snip.insight().isEmpty()) {
            bodies.add(text("commenting", snip.insight()));
        }
        if (!snip.note().isEmpty()) {
            bodies.add(text("describing", snip.note()));
        }
        snip.tags().forEach(tag -> bodies.add(text("tagging", tag)));
        return bodies;
    }

    private static Map<String, Object> text(String purpose, String value) {
        return Map.of("type", "TextualBody", "purpose", purpose, "format", "text/plain", "value", value);
    }

    private static Map<String, Object> target(Snip snip, String base) {
        var passage = snip.passage();
        var selectors = new ArrayList<Map<String, Object>>();
        var quote = new LinkedHashMap<String, Object>();
        quote.put("type", "TextQuoteSelector");
        quote.put("exact", passage.exact());
        quote.put("prefix", passage.prefix());
        quote.put("suffix", passage.suffix());
        selectors.add(quote);
        selectors.add(Map.of("type", "TextPositionSelector", "start", passage.start(), "end", passage.end()));
        if (passage.page() != null) {
            selectors.add(Map.of(
                    "type", "FragmentSelector",
                    "conformsTo", "http://tools.ietf.org/rfc/rfc3778",
                    "value", "page=" + passage.page()));
        }
        var target = new LinkedHashMap<String, Object>();
        target.put("source", base + "/documents/" + snip.document() + "/versions/" + snip.version());
        target.put("state", Map.of("type", "HttpRequestState", "value", "sha256=" + passage.sha256()));
        target.put("selector", selectors);
        return target;
    }
}
