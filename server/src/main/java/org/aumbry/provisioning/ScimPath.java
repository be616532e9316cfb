package org.aumbry.provisioning;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names an attribute, or a part of one (RFC 7644, 3.10).
 *
 * @param schema the schema named before the attribute, in lower case; empty for the resource's own
 * @param part the sub-attribute; null for the whole attribute
 */
record ScimPath(String schema, String attribute, @Nullable String part) {

    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final String URN = "urn:";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    /** Reads {@code attribute}, {@code attribute.part} or either behind a schema and a colon. */
    static ScimPath read(String text) {
        var enterprise = ScimEnterprise.path(text);
        if (enterprise != null) {
            return enterprise;
        }
        var schema = "";
        var rest = text;
        if (text.toLowerCase(Locale.ROOT).startsWith(URN)) {
            int colon = text.lastIndexOf(':');
            schema = text.substring(0, colon).toLowerCase(Locale.ROOT);
            rest = text.substring(colon + 1);
        }
        var names = rest.split("\\.", -1);
        if (names.length > 2 || !NAME.matcher(names[0]).matches()
                || names.length == 2 && !NAME.matcher(names[1]).matches()) {
            throw ScimError.invalidPath("Not the name of an attribute");
        }
        return new ScimPath(schema, names[0], names.length == 2 ? names[1] : null);
    }

    /** Whether it names something of the two schemas kept here; whatever else clients send is not kept. */
    boolean known() {
        return schema.isEmpty() || schema.startsWith(CORE.toLowerCase(Locale.ROOT));
    }

    boolean names(String wanted) {
        return part == null && known() && attribute.equalsIgnoreCase(wanted);
    }

    boolean names(String wanted, String wantedPart) {
        return known() && attribute.equalsIgnoreCase(wanted) && wantedPart.equalsIgnoreCase(part);
    }
}
