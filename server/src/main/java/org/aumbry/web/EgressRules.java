package org.aumbry.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a destination is one of those that a list names. */
final class EgressRules {

    private static final Pattern ENTRY =
            Pattern.compile("(?<host>(\\*\\.)?[a-z0-9_.-]+|\\[[0-9a-f:.]+])(:(?<port>[0-9]{1,5}))?");
    private static final String BELOW = "*.";

    private EgressRules() {}

    static void requireFit(String entry) {
        if (!ENTRY.matcher(entry.toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("aumbry.egress.allowed takes a host, or a host and a port: " + entry);
        }
    }

    static boolean names(String entry, String host, int port) {
        var wanted = ENTRY.matcher(entry.toLowerCase(Locale.ROOT));
        if (!wanted.matches() || wanted.group("port") != null && Integer.parseInt(wanted.group("port")) != port) {
            return false;
        }
        var name = bare(wanted.group("host"));
        var asked = bare(host.toLowerCase(Locale.ROOT));
        return name.startsWith(BELOW) ? asked.endsWith(name.substring(1)) : name.equals(asked);
    }

    /** Without brackets, and without the dot of the root. */
    private static String bare(String host) {
        var inside = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return inside.endsWith(".") ? inside.substring(0, inside.length() - 1) : inside;
    }
}
