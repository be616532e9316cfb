package org.aumbry.support;

import java.util.Map;
import org.aumbry.kernel.Refusal;

/**
 * A change that a network asked for.
 *
 * @param title the new title; empty to put the document into the trash
 */
public record SupportChange(String title, String reason) {

    public SupportChange {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "support.refusal.reason");
        }
    }

    Map<String, String> body(String ticket, SupportGrantId grant) {
        return Map.of("title", title, "reason", GrantText.line(reason), "ticket", ticket, "grant", grant.toString());
    }
}
