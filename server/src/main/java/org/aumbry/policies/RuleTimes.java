package org.aumbry.policies;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.aumbry.kernel.Refusal;

/**
 * Hours of the week in which a rule holds.
 *
 * @param days on which the hours begin; empty means every day
 * @param fromMinute of the day, 0 to 1439
 * @param toMinute of the day, 1 to 1440; not later than {@code fromMinute} means of the next day
 * @param zone name of the time zone the hours are meant in
 */
public record RuleTimes(Set<DayOfWeek> days, int fromMinute, int toMinute, String zone) {

    private static final int DAY_MINUTES = 1440;

    public RuleTimes {
        days = Set.copyOf(days);
        if (fromMinute < 0 || fromMinute >= DAY_MINUTES || toMinute < 1 || toMinute > DAY_MINUTES) {
            throw Refusal.invalid("from", "policies.firewall.time");
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusal.invalid("zone", "policies.firewall.zone");
        }
    }

    boolean holds(Instant at) {
        var local = at.atZone(ZoneId.of(zone));
        int minute = local.getHour() * 60 + local.getMinute();
        if (fromMinute < toMinute) {
            return minute >= fromMinute && minute < toMinute && on(local.getDayOfWeek());
        }
        return minute >= fromMinute && on(local.getDayOfWeek())
                || minute < toMinute && on(local.getDayOfWeek().minus(1));
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
