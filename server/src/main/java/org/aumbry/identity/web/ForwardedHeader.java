package org.aumbry.identity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the header Forwarded (RFC 7239, 4): who each proxy says it was asked by. */
final class ForwardedHeader {

    private static final Pattern V4_PORT = Pattern.compile("([0-9.]{7,15}):[0-9]{1,5}");
    private static final Pattern V6_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}\\]):[0-9]{1,5}");

    private ForwardedHeader() {}

    /** The value of {@code for} of each element, in order; empty where an element has none. */
    static List<String> clients(List<String> lines) {
        var clients = new ArrayList<String>();
        for (var line : lines) {
            parts(line, ',').forEach(element -> clients.add(client(element)));
        }
        return clients;
    }

    /** An address as node names have it (RFC 7239, 6), without its port. */
    static String withoutPort(String node) {
        var v4 = V4_PORT.matcher(node);
        if (v4.matches()) {
            return v4.group(1);
        }
        var v6 = V6_PORT.matcher(node);
        return v6.matches() ? v6.group(1) : node;
    }

    private static String client(String element) {
        for (var pair : parts(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Parts between separators that stand outside of quotes. */
    private static List<String> parts(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == separator && !quoted) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
