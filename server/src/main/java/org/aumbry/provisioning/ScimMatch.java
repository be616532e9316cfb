package org.aumbry.provisioning;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a resource satisfies a filter. Text is compared without regard to case unless its attribute says otherwise.
 */
final class ScimMatch {

    private ScimMatch() {}

    static boolean matches(ScimType type, ScimFilter filter, JsonNode resource) {
        return matches(type, null, filter, resource);
    }

    /** Whether one element of an attribute with several values satisfies the filter. */
    static boolean matchesElement(ScimType type, ScimAttribute of, ScimFilter filter, JsonNode element) {
        return matches(type, of, filter, element);
    }

    private static boolean matches(
            ScimType type, @Nullable ScimAttribute inside, ScimFilter filter, JsonNode node) {
        return switch (filter) {
            case ScimFilter.And(var all) -> all.stream().allMatch(each -> matches(type, inside, each, node));
            case ScimFilter.Or(var any) -> any.stream().anyMatch(each -> matches(type, inside, each, node));
            case ScimFilter.Not(var inner) -> !matches(type, inside, inner, node);
            case ScimFilter.Present(var path) -> values(path, node).stream().anyMatch(ScimMatch::present);
            case ScimFilter.Compare compare -> compares(type, inside, compare, node);
            case ScimFilter.Element(var path, var inner) -> {
                var attribute = type.attribute(path.attribute());
                yield attribute.isPresent() && path.known()
                        && elements(ScimNodes.get(node, path.attribute())).stream()
                                .anyMatch(each -> matches(type, attribute.get(), inner, each));
            }
        };
    }

    private static boolean compares(
            ScimType type, @Nullable ScimAttribute inside, ScimFilter.Compare compare, JsonNode node) {
        var attribute = attribute(type, inside, compare.path());
        var values = values(compare.path(), node);
        return switch (compare.operator()) {
            case NE -> values.stream()
                    .noneMatch(each -> holds(attribute, ScimFilter.Operator.EQ, each, compare.value()));
            case EQ, CO, SW, EW, GT, GE, LT, LE ->
                compare.value().isNull()
                        ? values.isEmpty() && compare.operator() == ScimFilter.Operator.EQ
                        : values.stream().anyMatch(each -> holds(attribute, compare.operator(), each, compare.value()));
        };
    }

    /** The value or values the path leads to; of complex ones their part {@code value}. */
    static List<JsonNode> values(ScimPath path, JsonNode node) {
        if (!path.known()) {
            return List.of();
        }
        var found = new ArrayList<JsonNode>();
        for (var element : elements(ScimNodes.get(node, path.attribute()))) {
            if (element.isObject()) {
                var named = ScimNodes.get(element, path.part() == null ? "value" : path.part());
                var part = named.isObject() ? ScimNodes.get(named, "value") : named;
                found.addAll(path.part() == null && part.isMissingNode() ? List.of(element) : elements(part));
            } else if (path.part() == null) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().toList() : List.of(node);
    }

    private static boolean present(JsonNode value) {
        return !value.isNull() && !(value.isString() && value.stringValue().isEmpty());
    }

    private static @Nullable ScimAttribute attribute(ScimType type, @Nullable ScimAttribute inside, ScimPath path) {
        if (inside != null) {
            return inside.part(path.attribute()).orElse(null);
        }
        var whole = type.attribute(path.attribute());
        var part = path.part() == null ? "value" : path.part();
        return whole.map(each -> each.complex() ? each.part(part).orElse(each) : each).orElse(null);
    }

    private static boolean holds(
            @Nullable ScimAttribute attribute, ScimFilter.Operator operator, JsonNode value, JsonNode wanted) {
        if (value.isBoolean() || wanted.isBoolean()) {
            return operator == ScimFilter.Operator.EQ && value.asString().equalsIgnoreCase(wanted.asString());
        }
        if (value.isObject()) {
            return false;
        }
        if (value.isNumber() && wanted.isNumber()) {
            return ordered(operator, value.decimalValue().compareTo(wanted.decimalValue()));
        }
        if (attribute != null && attribute.type() == ScimAttribute.Type.DATE_TIME && !textual(operator)) {
            return ordered(operator, moment(value).compareTo(moment(wanted)));
        }
        boolean exact = attribute != null && attribute.form().exact();
        var left = exact ? value.asString() : value.asString().toLowerCase(Locale.ROOT);
        var right = exact ? wanted.asString() : wanted.asString().toLowerCase(Locale.ROOT);
        return switch (operator) {
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case EQ, NE, GT, GE, LT, LE -> ordered(operator, left.compareTo(right));
        };
    }

    private static boolean textual(ScimFilter.Operator operator) {
        return operator == ScimFilter.Operator.CO
                || operator == ScimFilter.Operator.SW
                || operator == ScimFilter.Operator.EW;
    }

    private static boolean ordered(ScimFilter.Operator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> false;
        };
    }

    private static java.time.Instant moment(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asString()).toInstant();
        } catch (DateTimeException noMoment) {
            throw ScimError.invalidFilter("A time is written as 2026-01-31T12:00:00Z");
        }
    }
}
