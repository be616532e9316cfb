package org.aumbry.web;

import java.util.List;

/**
 * The keys that act as commands.
 *
 * @param on whether single keys are switched on for this person
 */
public record ShortcutsPage(boolean on, List<Shortcut> shortcuts) {

    /**
     * One command.
     *
     * @param act end of the message key that says what it does
     */
    public record Shortcut(List<String> keys, String act) {}

    static ShortcutsPage of(boolean on) {
        return new ShortcutsPage(on, List.of(
                new Shortcut(List.of("Ctrl K"), "search"),
                new Shortcut(List.of("/"), "search"),
                new Shortcut(List.of("g", "h"), "home"),
                new Shortcut(List.of("g", "s"), "spaces"),
                new Shortcut(List.of("c"), "add"),
                new Shortcut(List.of("s"), "share"),
                new Shortcut(List.of("a"), "audience"),
                new Shortcut(List.of("h"), "history"),
                new Shortcut(List.of("j", "k"), "rows"),
                new Shortcut(List.of("x"), "select"),
                new Shortcut(List.of("Enter"), "open"),
                new Shortcut(List.of("z"), "undo"),
                new Shortcut(List.of("F6"), "regions"),
                new Shortcut(List.of("Esc"), "close"),
                new Shortcut(List.of("?"), "list")));
    }
}
