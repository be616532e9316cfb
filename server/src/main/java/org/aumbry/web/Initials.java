package org.aumbry.web;

import java.util.Locale;

/** The one or two letters that stand for a name in an avatar. */
final class Initials {

    private Initials() {}

    static String of(String name) {
        var words = name.strip().split("[\\s\\p{Punct}]+");
        var first = words.length == 0 ? "" : letter(words[0]);
        var last = words.length < 2 ? "" : letter(words[words.length - 1]);
        return (first + last).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }
}
