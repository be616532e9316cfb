package org.aumbry.labels.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * Making or changing a label.
 *
 * @param action where the form is sent
 * @param named whether it can be given a name here; those that exist keep theirs
 * @param remove where it can be removed; empty when it can't
 */
public record LabelFormPage(
        String title,
        String action,
        boolean named,
        String name,
        String rank,
        List<Box> demands,
        String fresh,
        String remove,
        FieldErrors errors) {

    /** One thing a label can ask. */
    public record Box(String value, String label, boolean checked) {}
}
