package org.aumbry.networks;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the first-run pages were told so far, by the names of the settings.
 *
 * <p>Stored as lines of {@code name=value}; values hold no line breaks.
 */
public record SetupAnswers(Map<String, String> values) {

    public SetupAnswers {
        values = Map.copyOf(values);
    }

    static SetupAnswers none() {
        return new SetupAnswers(Map.of());
    }

    /** The answer; empty when there is none yet. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same with what was just typed laid over it, for showing a form again. */
    public SetupAnswers under(Map<String, String> typed) {
        var all = new TreeMap<>(values);
        all.putAll(typed);
        return new SetupAnswers(all);
    }

    SetupAnswers with(String name, String value) {
        var all = new TreeMap<>(values);
        all.put(name, value.replaceAll("[\\r\\n]+", " "));
        return new SetupAnswers(all);
    }

    SetupAnswers without(String name) {
        var all = new TreeMap<>(values);
        all.remove(name);
        return new SetupAnswers(all);
    }

    String encoded() {
        var text = new StringBuilder();
        new TreeMap<>(values).forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    static SetupAnswers decoded(String encoded) {
        var all = new TreeMap<String, String>();
        encoded.lines()
                .forEach(line -> all.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return new SetupAnswers(all);
    }

    @Override
    public String toString() {
        return "setup answers " + values.keySet();
    }
}
