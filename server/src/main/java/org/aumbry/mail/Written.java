package org.aumbry.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter ready for its envelope.
 *
 * @param body null when it is gone
 */
record Written(LetterId id, String to, String subject, @Nullable String body) {

    @Override
    public String toString() {
        return "letter " + id;
    }
}
