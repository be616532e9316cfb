package org.aumbry.access.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Screen 13, roles: sets of permissions with a name.
 *
 * @param verbs every permission there is
 * @param name what was typed for a new one
 * @param error the sentence about it; null when there is none
 */
public record RolesPage(List<Row> roles, List<Option> verbs, String name, @Nullable String error) {

    /** One role; {@code holds} are the values of its permissions. */
    public record Row(String id, String name, List<String> holds) {}
}
