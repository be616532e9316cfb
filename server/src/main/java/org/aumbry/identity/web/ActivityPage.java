package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Tab;

/** What one did lately, as the journal has it. */
public record ActivityPage(List<Tab> tabs, List<Entry> entries) {

    /** One act. */
    public record Entry(Instant at, String verb, String outcome, String address) {}
}
