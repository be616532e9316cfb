package org.aumbry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sentence of which some parts lead somewhere or stand out. */
public record Sentence(List<Part> parts) {

    /** From here on characters stand for parts; Unicode keeps them for private use. */
    private static final char FIRST = '\uE000';

    public Sentence {
        parts = List.copyOf(parts);
    }

    /**
     * Some of the words.
     *
     * @param href where they lead; null for nowhere
     * @param title whether it is what somebody called a thing
     */
    public record Part(String text, @Nullable String href, boolean title) {

        public static Part of(String text) {
            return new Part(text, null, false);
        }
    }

    /** What stands in a message for the part with that number. */
    public static String mark(int number) {
        return String.valueOf((char) (FIRST + number));
    }

    /** A message in which marks stand for parts. */
    public static Sentence of(String message, Part... marked) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int i = 0; i < message.length(); i++) {
            int number = message.charAt(i) - FIRST;
            if (number >= 0 && number < marked.length) {
                add(parts, message.substring(from, i));
                parts.add(marked[number]);
                from = i + 1;
            }
        }
        add(parts, message.substring(from));
        return new Sentence(parts);
    }

    /** The words alone. */
    public String plain() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    private static void add(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(Part.of(text));
        }
    }
}
