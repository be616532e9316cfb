package org.aumbry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed behind a command's name as {@code --option value}, {@code --option=value} or {@code --option}. */
final class Options {

    /** Settings of the program, which any command takes. */
    private static final Pattern SETTING = Pattern.compile("--[a-z]+\\.[a-zA-Z0-9.\\[\\]_-]+(=.*)?");

    private final List<String> typed;

    private Options(List<String> typed) {
        this.typed = typed;
    }

    /**
     * Takes what was typed.
     *
     * @param valued options that are followed by a value
     * @param bare options that are not
     * @param how to use the command, for the sentence of a refusal
     * @throws MisusedException when something else was typed: an option that is mistyped and passed over may change
     *     what is done, {@code --dry-run} for one
     */
    static Options of(List<String> typed, Set<String> valued, Set<String> bare, String how) {
        for (int at = 0; at < typed.size(); at++) {
            var word = typed.get(at);
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (bare.contains(word) || SETTING.matcher(word).matches()) {
                continue;
            }
            if (!valued.contains(name)) {
                throw new MisusedException("This command does not know \"" + name + "\". " + how);
            }
            if (equals < 0) {
                at++;
                if (at == typed.size() || typed.get(at).startsWith("--")) {
                    throw new MisusedException(name + " lacks its value. " + how);
                }
            }
        }
        return new Options(List.copyOf(typed));
    }

    static boolean isSetting(String word) {
        return SETTING.matcher(word).matches();
    }

    boolean has(String bare) {
        return typed.contains(bare);
    }

    @Nullable String first(String option) {
        var found = all(option);
        return found.isEmpty() ? null : found.getFirst();
    }

    List<String> all(String option) {
        var found = new ArrayList<String>();
        for (int at = 0; at < typed.size(); at++) {
            if (typed.get(at).equals(option) && at + 1 < typed.size()) {
                found.add(typed.get(at + 1));
            } else if (typed.get(at).startsWith(option + "=")) {
                found.add(typed.get(at).substring(option.length() + 1));
            }
        }
        return found;
    }
}
