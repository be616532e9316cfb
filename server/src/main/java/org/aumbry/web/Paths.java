package org.aumbry.web;

/** Addresses that came from outside and are followed afterwards. */
public final class Paths {

    private static final String HOME = "/";

    private Paths() {}

    /** The given address when it stays on this host, else the home page. */
    public static String local(String next) {
        boolean stays = next.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\")
                && next.chars().noneMatch(each -> each < ' ' || each == '\\');
        return stays ? next : HOME;
    }
}
