package org.aumbry.web;

import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, worded, by field; for showing the form again with status 422. */
public record FieldErrors(Map<String, String> byField) {

    private static final String WHOLE_FORM = "";

    public static FieldErrors none() {
        return new FieldErrors(Map.of());
    }

    public static FieldErrors of(Words words, Refusal refusal) {
        var field = refusal.field();
        return new FieldErrors(Map.of(
                field == null ? WHOLE_FORM : field,
                words.t(refusal.messageKey(), refusal.arguments().toArray())));
    }

    /** What is wrong with this field; null when nothing is. */
    public @Nullable String of(String field) {
        return byField.get(field);
    }

    /** What is wrong with the form as a whole; null when nothing is. */
    public @Nullable String ofForm() {
        return byField.get(WHOLE_FORM);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }
}
