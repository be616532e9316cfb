package org.aumbry.provisioning;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes of a resource a client wants to see (RFC 7644, 3.9); identifier and schemas always come.
 *
 * @param wanted nothing = all
 */
record ScimView(List<ScimPath> wanted, List<ScimPath> unwanted) {

    static final ScimView WHOLE = new ScimView(List.of(), List.of());

    private static final Set<String> ALWAYS = Set.of("id", "schemas");

    /** Reads two lists of attributes, separated by commas. */
    static ScimView read(String attributes, String excluded) {
        return new ScimView(paths(attributes), paths(excluded));
    }

    private static List<ScimPath> paths(String list) {
        return Stream.of(list.split(",")).map(String::strip).filter(each -> !each.isEmpty()).map(ScimPath::read)
                .toList();
    }

    boolean shows(String attribute) {
        var path = attribute.toLowerCase(Locale.ROOT);
        boolean out = unwanted.stream().anyMatch(each -> each.names(path));
        boolean in = wanted.isEmpty() || wanted.stream().anyMatch(each -> each.attribute().equalsIgnoreCase(path));
        return ALWAYS.contains(path) || in && !out;
    }

    ObjectNode of(ObjectNode resource) {
        var shown = ScimNodes.object();
        resource.properties().forEach(member -> {
            if (shows(member.getKey())) {
                shown.set(member.getKey(), member.getValue().deepCopy());
            }
        });
        unwanted.stream().filter(path -> path.part() != null).forEach(path -> drop(shown, path));
        shown.properties().forEach(member -> keep(member.getKey(), member.getValue()));
        return shown;
    }

    private static void drop(ObjectNode shown, ScimPath path) {
        var value = ScimNodes.get(shown, path.attribute());
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        elements.forEach(each -> {
            if (each instanceof ObjectNode object) {
                object.remove(ScimNodes.key(object, String.valueOf(path.part())));
            }
        });
    }

    private void keep(String attribute, tools.jackson.databind.JsonNode value) {
        var named = wanted.stream().filter(path -> path.attribute().equalsIgnoreCase(attribute)).toList();
        if (named.isEmpty() || named.stream().anyMatch(path -> path.part() == null)) {
            return;
        }
        var parts = named.stream().map(path -> String.valueOf(path.part()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        elements.forEach(each -> {
            if (each instanceof ObjectNode object) {
                object.propertyNames().stream().toList().stream()
                        .filter(name -> !parts.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(object::remove);
            }
        });
    }
}
