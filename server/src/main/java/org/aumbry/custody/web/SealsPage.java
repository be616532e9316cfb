package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The seal switch: what is sealed, what was, and the form for more.
 *
 * @param full whether the asker may seal and open, and does not only look
 * @param spaces what can be sealed
 */
public record SealsPage(
        List<Tab> tabs,
        boolean full,
        List<Row> standing,
        List<Row> past,
        List<Option> spaces,
        Form form,
        FieldErrors errors) {

    /** What was typed. */
    public record Form(String space, String number, String reason) {

        static final Form EMPTY = new Form("", "", "");
    }

    /**
     * One that is or was sealed.
     *
     * @param askedBy who asked to open it again; empty for nobody yet
     * @param mine whether the asker of this page asked for that, and so another has to agree
     */
    public record Row(
            String id, String what, String reason, String sealedBy, Instant sealedAt, String askedBy, boolean mine,
            String thawedBy, @Nullable Instant thawedAt, boolean destroyed) {}
}
