package org.aumbry.federation;

import java.util.UUID;
import org.aumbry.kernel.Refusal;

/** One sign-in provider of one tenant. */
public record ProviderId(UUID value) {

    /** Reads the canonical text form. Throws a not-found {@link Refusal} when the text is no identifier. */
    public static ProviderId parse(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return new ProviderId(id);
            }
        } catch (IllegalArgumentException malformed) {
            throw Refusal.notFound();
        }
        throw Refusal.notFound();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
