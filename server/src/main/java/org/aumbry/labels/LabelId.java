package org.aumbry.labels;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One label of one network. */
public record LabelId(UUID value) {

    /** Reads the canonical text form. Throws a not-found refusal when the text is no identifier. */
    public static LabelId parse(String text) {
        return new LabelId(Identifiers.parse(text));
    }

    ObjectRef ref() {
        return new ObjectRef("label", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
