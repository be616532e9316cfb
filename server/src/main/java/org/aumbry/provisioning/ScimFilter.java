package org.aumbry.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a resource must be like to be found (RFC 7644, 3.4.2.2). */
sealed interface ScimFilter {

    /** Comparisons; {@code pr} is {@link Present}. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    record And(List<ScimFilter> all) implements ScimFilter {}

    record Or(List<ScimFilter> any) implements ScimFilter {}

    record Not(ScimFilter inner) implements ScimFilter {}

    record Present(ScimPath path) implements ScimFilter {}

    /** @param value a string, number, boolean or null */
    record Compare(ScimPath path, Operator operator, JsonNode value) implements ScimFilter {}

    /** One and the same element of the attribute satisfies the inner filter: {@code emails[type eq "work"]}. */
    record Element(ScimPath path, ScimFilter inner) implements ScimFilter {}

    /** The text that the path must equal for anything to be found; null when the filter asks for more than that. */
    default @Nullable String equalTo(String attribute, @Nullable String part) {
        if (this instanceof Compare(ScimPath path, Operator operator, JsonNode value)
                && operator == Operator.EQ && value.isString()) {
            boolean named = part == null ? path.names(attribute) : path.names(attribute, part);
            return named ? value.stringValue() : null;
        }
        if (this instanceof And(List<ScimFilter> all)) {
            return all.stream()
                    .map(each -> each.equalTo(attribute, part))
                    .filter(each -> each != null)
                    .findFirst()
                    .orElse(null);
        }
        if (this instanceof Element(ScimPath path, ScimFilter inner) && part != null && path.names(attribute)) {
            return inner.equalTo(part, null);
        }
        return null;
    }
}
