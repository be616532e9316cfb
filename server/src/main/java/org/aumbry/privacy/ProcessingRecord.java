package org.aumbry.privacy;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A record of processing activities (GDPR, Article 30), as the schema and the running jobs are now.
 *
 * @param activities tables by purpose
 * @param forgotten tables about people that nobody has written a purpose down for
 */
public record ProcessingRecord(
        Map<Purpose, List<PersonalTable>> activities,
        List<PersonalTable> forgotten,
        List<Facts.Recipient> recipients,
        List<Job> jobs) {

    public ProcessingRecord {
        activities = activities.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(activities));
        forgotten = List.copyOf(forgotten);
        recipients = List.copyOf(recipients);
        jobs = List.copyOf(jobs);
    }

    /**
     * A job that runs by itself.
     *
     * @param every nothing for one that runs all the time
     * @param keepings the times it carries out
     */
    public record Job(String name, Duration every, List<String> keepings) {}
}
