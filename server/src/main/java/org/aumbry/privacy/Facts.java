package org.aumbry.privacy;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Keeping;

/**
 * What the program says of itself in a privacy notice, for people and for programs.
 *
 * @param purposes what something about people is stored for
 * @param times for how long, where a job takes it away by its age
 * @param recipients to whom something can go outside the program
 */
public record Facts(List<Use> purposes, List<Time> times, List<Recipient> recipients) {

    public Facts {
        purposes = List.copyOf(purposes);
        times = List.copyOf(times);
        recipients = List.copyOf(recipients);
    }

    /**
     * One purpose.
     *
     * @param whose whom it is about
     * @param tables in how many tables
     */
    public record Use(String purpose, List<String> whose, int tables) {}

    /**
     * One time.
     *
     * @param period as ISO 8601 writes it: {@code P30D}, {@code PT15M}
     * @param setBy option of the network's policy; empty when the program or its settings say so
     * @param job what takes the rows away
     */
    public record Time(String id, String period, String setBy, String job) {

        static Time of(Keeping keeping) {
            return new Time(keeping.id(), iso(keeping.time()), keeping.setBy(), keeping.jobName());
        }
    }

    /** As ISO 8601 writes it, in whole days where it is whole days. */
    public static String iso(Duration time) {
        return !time.isZero() && time.equals(Duration.ofDays(time.toDays()))
                ? "P" + time.toDays() + "D"
                : time.toString();
    }

    /** One recipient, and whether anything goes there now. */
    public record Recipient(String id, boolean inUse) {}
}
