package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * Screen 13, administrative roles: who runs which part of the network.
 *
 * @param areas the areas the asker may give
 * @param people who is found by the text, to give a role to
 * @param groups groups of people
 * @param q what was searched for
 * @param name what was typed for a new role
 */
public record AdminRolesPage(
        List<Row> roles,
        List<Option> areas,
        List<Option> people,
        List<Option> groups,
        String q,
        String name,
        FieldErrors errors) {

    /**
     * One role.
     *
     * @param holds the values of its areas
     * @param areas its areas in words
     * @param mine whether the asker has all of it and may change and give it
     */
    public record Row(
            String id, String name, List<String> holds, List<String> areas, boolean mine, List<Option> holders) {}
}
