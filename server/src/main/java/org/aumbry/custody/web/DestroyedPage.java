package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Tab;

/**
 * Destroying keys for good: what is sealed or asked for and could be, the form for more, and what was destroyed, with
 * its certificates.
 *
 * @param asked which of those that could be was asked for and refused; empty for none, {@code new} for the form
 */
public record DestroyedPage(
        List<Tab> tabs,
        List<Candidate> candidates,
        List<Ordered> ordered,
        List<Row> rows,
        List<Option> kinds,
        Form form,
        String asked,
        FieldErrors errors) {

    /** What was typed. */
    public record Form(String kind, String number, String reason) {

        static final Form EMPTY = new Form("document", "", "");
    }

    /** A sealed space, or the network. @param own whether the asker sealed it, and so another has to destroy it */
    public record Candidate(String id, String what, String confirm, boolean own, boolean network) {}

    /** A document or person, as one asked. @param own whether the asker of this page did, so another has to agree */
    public record Ordered(
            String id,
            String what,
            String warning,
            String reason,
            String by,
            Instant at,
            String confirm,
            boolean own) {}

    /**
     * A destruction.
     *
     * @param what of what, with its number
     * @param archives that may still hold the keys as they were
     * @param tries what was found when it was tried just now; empty when it was not
     */
    public record Row(
            String id, String what, String by, Instant at, String key, List<Kept> archives, List<Attempt> tries) {}

    /** An archive. @param opens whether this installation opens it by itself; else only the paper does */
    public record Kept(String name, Instant takenAt, Instant goneBy, boolean opens) {}

    /** One kind of place. */
    public record Attempt(String where, long tried, long opened) {}
}
