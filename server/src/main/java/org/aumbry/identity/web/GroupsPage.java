package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * The groups of people.
 *
 * @param name as typed for a new group that was refused; empty otherwise
 */
public record GroupsPage(List<Row> rows, String name, FieldErrors errors) {

    /** One group. */
    public record Row(String id, String name, long size) {}
}
