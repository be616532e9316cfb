package org.aumbry.checkpoints.web;

import java.util.List;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * What was done by a person, or with a thing, newest first.
 *
 * @param tabs of the account; empty on the page of a thing
 * @param back the thing's own address; empty on the page of a person
 * @param origin who made the thing and who changed it last; empty on the page of a person, or when neither is known
 * @param next where the next page is; null when there is none
 */
public record ActivityPage(
        String title,
        String text,
        List<Tab> tabs,
        String back,
        List<AuditPage.Row> origin,
        List<AuditPage.Row> rows,
        @Nullable String next) {}
