package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;

/** The calendar of reviews: what is due, what was held, and the form for one more. */
public record CalendarPage(List<Row> planned, List<Held> held, Form form, FieldErrors errors) {

    /** What was typed. */
    public record Form(String title, String months, String due) {}

    /** One that comes round; words are in the reader's language. */
    public record Row(String id, String title, String every, String due, boolean overdue) {}

    /** One that was held. */
    public record Held(String id, String title, String by, Instant at) {}
}
