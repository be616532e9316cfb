package org.aumbry.links;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One link. */
public record LinkId(UUID value) {

    public static LinkId parse(String text) {
        return new LinkId(Identifiers.parse(text));
    }

    /** The link as entries name it. */
    public ObjectRef ref() {
        return new ObjectRef("link", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
