package org.aumbry.policies.web;

import java.time.Instant;
import org.aumbry.policies.PendingChange;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The change that waits to be confirmed, as every page about policies shows it.
 *
 * @param back the page to come back to
 */
public record PendingView(String id, String sentence, Instant confirmBy, String back) {

    static @Nullable PendingView of(Words words, @Nullable PendingChange change, String back) {
        return change == null
                ? null
                : new PendingView(
                        change.id().toString(),
                        words.t("policies.pending." + (change.kind() == PendingChange.Kind.FIREWALL ? "firewall"
                                : "policy")),
                        change.confirmBy(),
                        back);
    }
}
