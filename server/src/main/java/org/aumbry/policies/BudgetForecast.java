package org.aumbry.policies;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** What one person took in one window. */
    private static final class Sum {
        private final Set<String> files = new HashSet<>();
        private long bytes;
    }

    @Override
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        var limits = BudgetLimits.ofPerson(wanted);
        if (!SecurityPolicy.differ(now, wanted, OPTIONS) || limits.none()) {
            return List.of();
        }
        Map<String, Sum> sums = new HashMap<>();
        Map<String, UUID> people = new HashMap<>();
        history.read(desk.now().minus(PAST), FirewallTrial.MOST_ENTRIES, entry -> {
            var user = entry.user();
            if (user == null || !entry.verb().equals("document.download") || entry.outcome() != Outcome.ALLOWED) {
                return;
            }
            var key = user + "/" + limits.start(entry.at());
            var sum = sums.computeIfAbsent(key, none -> new Sum());
            people.put(key, user.value());
            sum.files.add(entry.object().id() + "/" + entry.details().get("version"));
            sum.bytes += Long.parseLong(entry.details().getOrDefault("bytes", "0"));
        });
        var over = sums.entrySet().stream()
                .filter(each -> over(limits, each.getValue()))
                .map(each -> people.get(each.getKey()))
                .collect(Collectors.toSet());
        long all = people.values().stream().distinct().count();
        return List.of(Effect.of("policies.forecast.budget", (long) over.size(), all));
    }

    private static boolean over(BudgetLimits limits, Sum sum) {
        return limits.files() > 0 && sum.files.size() > limits.files()
                || limits.bytes() > 0 && sum.bytes > limits.bytes();
    }
}
