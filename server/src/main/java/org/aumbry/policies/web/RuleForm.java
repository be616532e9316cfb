package org.aumbry.policies.web;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.aumbry.policies.FirewallRule;
import org.aumbry.policies.RuleTimes;
import org.jspecify.annotations.Nullable;

/** What the form of a rule sends; every list may be missing. */
public record RuleForm(
        @Nullable String effect,
        @Nullable String networks,
        @Nullable List<String> ways,
        @Nullable List<String> roles,
        @Nullable List<String> groups,
        @Nullable List<String> tokens,
        @Nullable List<String> days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone,
        @Nullable String note,
        @Nullable String on) {

    private static final int DAY_MINUTES = 1440;

    FirewallRule rule(UUID id) {
        return new FirewallRule(
                id,
                text(effect).equals("allow"),
                lines(text(networks)),
                times(),
                list(ways).stream().map(EntryWay::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                list(roles).stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                ids(groups),
                ids(tokens),
                text(note).strip(),
                "true".equals(on));
    }

    /** The same without what could not be taken, for showing the form again. */
    FirewallRule tolerant(UUID id) {
        var rest = new RuleForm(effect, "", ways, roles, List.of(), List.of(), days, "", "", "UTC", "", on);
        return rest.rule(id);
    }

    private @Nullable RuleTimes times() {
        boolean hours = !text(from).isBlank() || !text(to).isBlank();
        var chosen = chosenDays();
        if (!hours && chosen.isEmpty()) {
            return null;
        }
        int begin = text(from).isBlank() ? 0 : minute(text(from));
        int end = text(to).isBlank() ? DAY_MINUTES : minute(text(to));
        return new RuleTimes(chosen, begin, end == 0 ? DAY_MINUTES : end, text(zone).isBlank() ? "UTC" : text(zone)
                .strip());
    }

    private Set<DayOfWeek> chosenDays() {
        var chosen = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (list(days).contains(String.valueOf(day.getValue()))) {
                chosen.add(day);
            }
        }
        return chosen;
    }

    private static int minute(String clock) {
        if (!clock.strip().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw Refusal.invalid("from", "policies.firewall.time");
        }
        var parts = clock.strip().split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(line -> !line.isEmpty()).distinct().toList();
    }

    private static Set<UUID> ids(@Nullable List<String> texts) {
        var ids = new HashSet<UUID>();
        for (var text : list(texts)) {
            ids.add(ChangesController.Ids.parse(text));
        }
        return ids;
    }

    private static List<String> list(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
