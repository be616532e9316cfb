package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * One's own ways of being recognised.
 *
 * @param email one's own address, for password managers
 * @param password whether there is a password
 * @param app whether an authenticator app is set up
 * @param left how many recovery codes are still good
 * @param codes new recovery codes, shown this once; mostly none
 * @param owed until when a second factor has to be there; null when nothing is owed
 * @param late whether that time is over
 */
public record SecurityPage(
        List<Tab> tabs,
        String email,
        boolean password,
        boolean app,
        List<Row> passkeys,
        int left,
        List<String> codes,
        @Nullable Instant owed,
        boolean late,
        FieldErrors errors) {

    /** One passkey. */
    public record Row(String id, String name, boolean backedUp, Instant createdAt, @Nullable Instant lastUsedAt) {}

    public boolean second() {
        return app || !passkeys.isEmpty();
    }
}
