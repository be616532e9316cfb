package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.JournalHistory;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who would have been over a download budget in the last thirty days. */
@Component
@Order(20)
class BudgetForecast implements PolicyForecast {

    private static final Duration PAST = Duration.ofDays(30);
    private static final List<PolicyOption> OPTIONS = List.of(
            PolicyOption.BUDGET_FILES, PolicyOption.BUDGET_MEBIBYTES, PolicyOption.BUDGET_WINDOW_HOURS);

    private final JournalHistory history;
    private final Desk desk;

    BudgetForecast(JournalHistory history, Desk desk) {
        this.history = history;
        this.desk = desk;
    }

    /** One thing somebody took. */
    record Took(Instant at, String file, long bytes) {}

    @Override
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        var limits = BudgetLimits.ofPerson(wanted);
        if (!SecurityPolicy.differ(now, wanted, OPTIONS) || limits.none()) {
            return List.of();
        }
        Map<UUID, List<Took>> people = new HashMap<>();
        history.read(desk.now().minus(PAST), FirewallTrial.MOST_ENTRIES, entry -> {
            var user = entry.user();
            if (user != null && entry.verb().equals("document.download") && entry.outcome() == Outcome.ALLOWED) {
                people.computeIfAbsent(user.value(), none -> new ArrayList<>()).add(took(entry));
            }
        });
        long over = people.values().stream().filter(took -> over(limits, took)).count();
        return List.of(Effect.of("policies.forecast.budget", over, (long) people.size()));
    }

    /** Whether all within some stretch as long as the window would have been more than the limits. */
    static boolean over(BudgetLimits limits, List<Took> unordered) {
        var took = unordered.stream().sorted(Comparator.comparing(Took::at)).toList();
        var files = new HashMap<String, Integer>();
        long bytes = 0;
        int first = 0;
        for (var last : took) {
            files.merge(last.file(), 1, Integer::sum);
            bytes += last.bytes();
            while (!took.get(first).at().isAfter(limits.since(last.at()))) {
                var gone = took.get(first++);
                files.computeIfPresent(gone.file(), (file, times) -> times == 1 ? null : times - 1);
                bytes -= gone.bytes();
            }
            if (limits.files() > 0 && files.size() > limits.files() || limits.bytes() > 0 && bytes > limits.bytes()) {
                return true;
            }
        }
        return false;
    }

    private static Took took(AuditEntry entry) {
        return new Took(
                entry.at(),
                entry.object().id() + "/" + entry.details().get("version"),
                Long.parseLong(entry.details().getOrDefault("bytes", "0")));
    }
}
