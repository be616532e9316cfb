package org.aumbry.continuity;

import java.util.regex.Pattern;

/** Names of parts: letters, digits, {@code . - _} and {@code /}. */
final class PartNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private PartNames() {}

    static String required(String part) {
        if (!NAME.matcher(part).matches()) {
            throw new IllegalArgumentException("no name of a part: it has other characters than it may");
        }
        return part;
    }
}
