package org.aumbry.web;

import java.util.Map;

/**
 * One short sentence shown once after an act, with a way back where there is one.
 *
 * @param message worded, in the asker's language
 * @param undoAction the address that a POST undoes the act with; empty when it cannot be undone
 * @param undoFields hidden fields of that form
 */
public record Toast(String message, String undoAction, Map<String, String> undoFields) {

    public Toast {
        if (!undoAction.isEmpty() && (!undoAction.startsWith("/") || undoAction.startsWith("//"))) {
            throw new IllegalArgumentException("an undo stays on this host");
        }
        undoFields = Map.copyOf(undoFields);
    }

    public static Toast of(String message) {
        return new Toast(message, "", Map.of());
    }

    public Toast undo(String action) {
        return new Toast(message, action, Map.of());
    }

    public Toast undo(String action, Map<String, String> fields) {
        return new Toast(message, action, fields);
    }
}
