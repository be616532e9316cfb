package org.aumbry.support.web;

import java.time.Instant;
import java.util.List;

/**
 * One request, to be answered or looked at.
 *
 * @param question for the approver's browser, as JSON; empty when they have no passkey or nothing is to be signed
 * @param open whether it waits for an answer
 */
public record SupportGrantPage(
        SupportPage.Row grant,
        String words,
        List<Thing> objects,
        List<Line> shown,
        String question,
        boolean open,
        boolean live,
        String answered,
        org.aumbry.web.FieldErrors errors) {

    /** @param title empty when the reader may not see the object */
    public record Thing(String id, String title) {}

    public record Line(String verb, Thing object, Instant at) {}
}
