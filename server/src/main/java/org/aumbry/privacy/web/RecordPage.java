package org.aumbry.privacy.web;

import java.util.List;
import org.aumbry.web.Tab;

/**
 * The record of processing.
 *
 * @param contact empty when nobody was named
 */
public record RecordPage(
        List<Tab> tabs,
        String network,
        String contact,
        List<Activity> activities,
        List<NoticePage.Recipient> recipients,
        List<Job> jobs) {

    /** One purpose. */
    public record Activity(String purpose, String whose, List<String> tables, List<String> times, String readers) {}

    /** @param every empty for one that runs all the time */
    public record Job(String name, String every, String keeps) {}
}
