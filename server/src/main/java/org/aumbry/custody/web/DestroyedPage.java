package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/**
 * Destroying keys for good: what is sealed and could be, and what was, with its certificates.
 *
 * @param asked which of those that could be was asked for and refused; empty for none
 */
public record DestroyedPage(
        List<Tab> tabs, List<Candidate> candidates, List<Row> rows, String asked, FieldErrors errors) {

    /** A sealed space. @param own whether the asker sealed it, and so another has to destroy it */
    public record Candidate(String id, String what, String confirm, boolean own) {}

    /** A destruction. @param tries what was found when it was tried just now; empty when it was not */
    public record Row(String id, String space, String by, Instant at, String key, List<Attempt> tries) {}

    /** One kind of place. */
    public record Attempt(String where, long tried, long opened) {}
}
