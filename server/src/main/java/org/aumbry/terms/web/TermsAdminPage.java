package org.aumbry.terms.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;

/** Versions of the terms, and the form for the next. */
public record TermsAdminPage(List<Row> rows, String text, FieldErrors errors) {

    /** One version and how many accepted it. */
    public record Row(int number, String by, Instant at, long accepted) {}
}
