package org.aumbry.policies.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The firewall's rules in the order in which they decide.
 *
 * @param changed whether they are a draft that nothing obeys yet
 * @param problem why the draft could not be put in force; null for none
 */
public record FirewallPage(
        List<Row> rows, boolean changed, @Nullable PendingView pending, @Nullable String problem) {

    /** @param name what buttons call the rule */
    public record Row(
            String id, int number, String name, boolean allows, boolean on, List<String> conditions, String note,
            boolean first, boolean last) {}
}
