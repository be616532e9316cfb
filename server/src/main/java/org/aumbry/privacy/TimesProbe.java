package org.aumbry.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.kernel.Keeping;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Compares the times that the notice tells with those that jobs read, with the network's policy where that sets them,
 * and looks whether each of these jobs runs and has left nothing that is past its time.
 */
@Component
class TimesProbe implements Probe {

    /** What is told may be a little longer than the policy says: some jobs leave a day's grace. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Supplier<Seen> look;

    /**
     * What is compared.
     *
     * @param policy days by option
     * @param overdue how many rows are still there although their time is over, by time
     */
    record Seen(
            List<Facts.Time> told,
            List<Keeping> kept,
            Map<String, Integer> policy,
            List<Schedule.Job> jobs,
            Map<String, Long> overdue) {}

    @Autowired
    TimesProbe(
            PrivacyNotices notices, Practices practices, NetworkPolicy policy, Schedule schedule, OverdueRows overdue) {
        this(() -> {
            var kept = practices.keepings();
            return new Seen(
                    notices.current().facts().times(), kept, days(policy), schedule.jobs(), overdue.count(kept));
        });
    }

    TimesProbe(Supplier<Seen> look) {
        this.look = look;
    }

    private static Map<String, Integer> days(NetworkPolicy policy) {
        var values = policy.values();
        return Stream.of(PolicyOption.values())
                .filter(option -> option.stored().endsWith("-days")
                        && option.kind() instanceof PolicyOption.Count)
                .collect(Collectors.toMap(PolicyOption::stored, values::count));
    }

    @Override
    public String id() {
        return "privacy.times";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-5");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = look.get();
        var wrong = new ArrayList<String>();
        var told = new TreeMap<String, Duration>();
        seen.told().forEach(time -> told.put(time.id(), Duration.parse(time.period())));
        for (var each : seen.kept()) {
            if (!each.time().equals(told.remove(each.id()))) {
                wrong.add(each.id() + " is told otherwise than its job reads");
            } else if (!asThePolicySays(each, seen.policy())) {
                wrong.add(each.id() + " is not what the policy says");
            } else if (!Schedule.runs(seen.jobs(), each.jobName())) {
                wrong.add(each.id() + " has no job that runs");
            } else if (seen.overdue().getOrDefault(each.id(), 0L) > 0) {
                wrong.add(each.id() + " is over for " + seen.overdue().get(each.id()) + " rows that are still there");
            }
        }
        told.keySet().forEach(id -> wrong.add(id + " is told and no job reads it"));
        if (!wrong.isEmpty() || seen.kept().isEmpty()) {
            return Result.fails(wrong.isEmpty() ? "no module tells a time" : String.join("; ", wrong));
        }
        long bound = seen.kept().stream().filter(each -> !each.setBy().isEmpty()).count();
        return Result.holds(("%d times are told as %d jobs read them; %d are set by the policy; of %d nothing is left"
                + " that is past its time").formatted(
                seen.kept().size(), seen.kept().stream().map(Keeping::jobName).distinct().count(), bound,
                seen.overdue().size()));
    }

    private static boolean asThePolicySays(Keeping keeping, Map<String, Integer> policy) {
        if (keeping.setBy().isEmpty()) {
            return true;
        }
        var days = policy.get(keeping.setBy());
        if (days == null) {
            return false;
        }
        var longer = keeping.time().minusDays(days);
        return !longer.isNegative() && longer.compareTo(GRACE) <= 0;
    }
}
