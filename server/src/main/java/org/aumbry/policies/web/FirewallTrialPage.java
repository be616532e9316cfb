package org.aumbry.policies.web;

import java.time.Instant;
import java.util.List;

/** What the written rules would have done in the last thirty days. */
public record FirewallTrialPage(
        String sentence, String looked, boolean you, List<String> administrators, List<Row> rows) {

    public record Row(
            String person, String href, int number, String rule, String address, long count, Instant last) {}
}
