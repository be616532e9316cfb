package org.aumbry.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a resource as a client asks (RFC 7644, 3.5.2), and as some clients write it: operations with a capital, paths
 * as names of members, a value beside a removal. What belongs to no known attribute is not kept and changes nothing.
 */
final class ScimPatch {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static final int MOST_OPERATIONS = 1000;

    private enum Op {
        ADD,
        REPLACE,
        REMOVE
    }

    private final ScimType type;
    private final ObjectNode resource;

    private ScimPatch(ScimType type, ObjectNode resource) {
        this.type = type;
        this.resource = resource;
    }

    /** The resource after all operations; the one given stays as it is. */
    static ObjectNode apply(ScimType type, ObjectNode resource, JsonNode request) {
        var operations = ScimNodes.get(request, "Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST_OPERATIONS) {
            throw ScimError.invalidSyntax("Operations is a list of 1 to " + MOST_OPERATIONS);
        }
        var patch = new ScimPatch(type, resource.deepCopy());
        operations.forEach(patch::apply);
        return patch.resource;
    }

    private void apply(JsonNode operation) {
        var op = op(operation);
        var path = ScimNodes.text(operation, "path");
        var value = ScimNodes.get(operation, "value");
        if (op != Op.REMOVE && value.isMissingNode()) {
            throw ScimError.invalidValue("An operation that adds or replaces has a value");
        }
        if (path != null) {
            apply(op, ScimFilterParser.target(path), value);
        } else if (op == Op.REMOVE) {
            throw ScimError.noTarget("An operation that removes has a path");
        } else if (!value.isObject()) {
            throw ScimError.invalidValue("Without a path the value is an object");
        } else {
            value.properties().forEach(member -> whole(op, member.getKey(), member.getValue()));
        }
    }

    /** A member of a value without a path: its name may be a path itself, or a schema with members of its own. */
    private void whole(Op op, String name, JsonNode value) {
        boolean extension = type.extensions().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
        if (!extension && name.toLowerCase(Locale.ROOT).startsWith("urn:") && value.isObject()) {
            if (name.equalsIgnoreCase(type.schema())) {
                value.properties().forEach(member -> whole(op, member.getKey(), member.getValue()));
            }
            return;
        }
        if (!name.equalsIgnoreCase("schemas")) {
            apply(op, ScimFilterParser.target(name), value);
        }
    }

    private void apply(Op op, ScimFilterParser.Target target, JsonNode value) {
        var found = target.path().known() ? type.attribute(target.path().attribute()) : Optional.<ScimAttribute>empty();
        if (found.isEmpty()) {
            return;
        }
        var attribute = found.get();
        if (attribute.form().readOnly()) {
            if (!value.equals(ScimNodes.get(resource, attribute.name()))) {
                throw ScimError.mutability(attribute.name());
            }
            return;
        }
        if (attribute.many()) {
            many(op, attribute, target, value);
        } else if (target.path().part() != null) {
            part(op, attribute, target.path().part(), value);
        } else {
            single(op, attribute, value);
        }
    }

    private void single(Op op, ScimAttribute attribute, JsonNode value) {
        if (op == Op.REMOVE || value.isNull()) {
            resource.remove(attribute.name());
        } else if (attribute.complex() && value.isObject()) {
            merge(child(attribute), attribute, value);
        } else {
            resource.set(attribute.name(), unwrapped(value));
        }
    }

    private void part(Op op, ScimAttribute attribute, String part, JsonNode value) {
        var known = attribute.part(part);
        if (known.isEmpty()) {
            return;
        }
        if (op == Op.REMOVE || value.isNull()) {
            child(attribute).remove(known.get().name());
        } else {
            child(attribute).set(known.get().name(), unwrapped(value));
        }
    }

    private void many(Op op, ScimAttribute attribute, ScimFilterParser.Target target, JsonNode value) {
        var elements = elements(attribute);
        var part = target.path().part();
        var which = target.which();
        if (which == null && part == null) {
            if (op == Op.REMOVE) {
                elements = value.isMissingNode() || value.isNull() ? List.of()
                        : without(elements, attribute, listed(value));
            } else {
                elements = joined(op == Op.ADD ? elements : List.of(), attribute, listed(value));
            }
        } else if (op == Op.REMOVE) {
            elements = removed(elements, attribute, which, part);
        } else {
            elements = set(elements, attribute, which, part, value);
        }
        store(attribute, elements);
    }

    private List<ObjectNode> removed(
            List<ObjectNode> elements, ScimAttribute attribute, @Nullable ScimFilter which, @Nullable String part) {
        var left = new ArrayList<ObjectNode>();
        for (var element : elements) {
            boolean meant = which == null || ScimMatch.matchesElement(type, attribute, which, element);
            if (meant && part != null) {
                element.remove(ScimNodes.key(element, part));
            }
            if (!meant || part != null) {
                left.add(element);
            }
        }
        return left;
    }

    private List<ObjectNode> set(
            List<ObjectNode> elements,
            ScimAttribute attribute,
            @Nullable ScimFilter which,
            @Nullable String part,
            JsonNode value) {
        var all = new ArrayList<>(elements);
        var meant = new ArrayList<>(all.stream()
                .filter(each -> which == null || ScimMatch.matchesElement(type, attribute, which, each))
                .toList());
        if (meant.isEmpty()) {
            var made = described(attribute, which);
            all.add(made);
            meant.add(made);
        }
        for (var element : meant) {
            if (part == null) {
                merge(element, attribute, value);
            } else {
                element.set(attribute.part(part).map(ScimAttribute::name).orElse(part), unwrapped(value));
            }
            onePrimary(all, element);
        }
        return all;
    }

    /** A new element that the filter would find, where it says plainly what that is; clients add work addresses so. */
    private static ObjectNode described(ScimAttribute attribute, @Nullable ScimFilter which) {
        var made = ScimNodes.object();
        var one = which == null ? List.<ScimFilter>of() : List.of(which);
        var facts = which instanceof ScimFilter.And(var all) ? all : one;
        for (var fact : facts) {
            if (!(fact instanceof ScimFilter.Compare(var path, var operator, var value))
                    || operator != ScimFilter.Operator.EQ) {
                throw ScimError.noTarget("No value of " + attribute.name() + " is meant by the path");
            }
            made.set(attribute.part(path.attribute()).map(ScimAttribute::name).orElse(path.attribute()), value);
        }
        return made;
    }

    private static List<ObjectNode> joined(List<ObjectNode> before, ScimAttribute attribute, List<JsonNode> added) {
        var all = new ArrayList<>(before);
        for (var each : added) {
            var element = ScimNodes.object();
            merge(element, attribute, each);
            var same = all.stream().filter(other -> sameValue(attribute, other, element)).findFirst();
            var kept = same.orElse(element);
            if (same.isPresent()) {
                merge(kept, attribute, element);
            } else {
                all.add(element);
            }
            onePrimary(all, kept);
        }
        return all;
    }

    private static List<ObjectNode> without(List<ObjectNode> before, ScimAttribute attribute, List<JsonNode> taken) {
        var gone = taken.stream().map(each -> {
            var element = ScimNodes.object();
            merge(element, attribute, each);
            return element;
        }).toList();
        return before.stream().filter(each -> gone.stream().noneMatch(other -> sameValue(attribute, each, other)))
                .toList();
    }

    private static boolean sameValue(ScimAttribute attribute, JsonNode one, JsonNode other) {
        boolean exact = attribute.part("value").map(part -> part.form().exact()).orElse(false);
        var left = one.path("value").asString("");
        var right = other.path("value").asString("");
        return exact ? left.equals(right) : left.equalsIgnoreCase(right);
    }

    /** At most one value is primary: the one that became so last (RFC 7644, 3.5.2). */
    private static void onePrimary(List<ObjectNode> all, ObjectNode latest) {
        if (Boolean.TRUE.equals(ScimNodes.flag(latest, "primary"))) {
            all.stream().filter(each -> each != latest && each.has("primary"))
                    .forEach(each -> each.put("primary", false));
        }
    }

    private static void merge(ObjectNode into, ScimAttribute attribute, JsonNode value) {
        if (!value.isObject()) {
            into.set("value", value);
            return;
        }
        value.properties().forEach(member -> attribute.part(member.getKey())
                .ifPresent(part -> into.set(part.name(), member.getValue())));
    }

    private List<ObjectNode> elements(ScimAttribute attribute) {
        var all = new ArrayList<ObjectNode>();
        resource.path(attribute.name()).forEach(each -> all.add((ObjectNode) each));
        return all;
    }

    private void store(ScimAttribute attribute, List<ObjectNode> elements) {
        if (elements.isEmpty()) {
            resource.remove(attribute.name());
            return;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        resource.set(attribute.name(), array);
    }

    private ObjectNode child(ScimAttribute attribute) {
        if (resource.path(attribute.name()) instanceof ObjectNode there) {
            return there;
        }
        var made = ScimNodes.object();
        resource.set(attribute.name(), made);
        return made;
    }

    private static List<JsonNode> listed(JsonNode value) {
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    /** The one value in a list of one, as some clients send where a single value is meant. */
    private static JsonNode unwrapped(JsonNode value) {
        if (!value.isArray() || value.size() != 1) {
            return value;
        }
        var only = value.get(0);
        return only.has("value") ? only.get("value") : only;
    }

    private static Op op(JsonNode operation) {
        try {
            return Op.valueOf(String.valueOf(ScimNodes.text(operation, "op")).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ScimError.invalidSyntax("op is add, replace or remove");
        }
    }
}
