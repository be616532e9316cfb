package org.aumbry.kernel;

import java.util.UUID;

/** One customer's isolated world; pages call it a network. */
public record TenantId(UUID value) {

    /** Reads the canonical text form. Throws a not-found {@link Refusal} when the text is no identifier. */
    public static TenantId parse(String text) {
        return new TenantId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
