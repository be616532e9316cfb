package org.aumbry.policies.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Role;
import org.aumbry.policies.FirewallRule;
import org.aumbry.policies.RuleTimes;
import org.aumbry.web.Words;

/** What a rule says, in words. */
final class RuleWords {

    private static final int SHOWN = 3;

    private RuleWords() {}

    /** @param names of groups and keys by id */
    static List<String> conditions(Words words, FirewallRule rule, Map<UUID, String> names) {
        var all = new ArrayList<String>();
        if (!rule.networks().isEmpty()) {
            all.add(words.t("policies.rule.from", some(words, rule.networks())));
        }
        if (!rule.ways().isEmpty()) {
            all.add(some(words, rule.ways().stream().sorted().map(way -> way(words, way)).toList()));
        }
        if (!rule.roles().isEmpty()) {
            all.add(some(words, rule.roles().stream().sorted().map(role -> role(words, role)).toList()));
        }
        if (!rule.groups().isEmpty()) {
            all.add(words.t("policies.rule.in", some(words, named(rule.groups(), names))));
        }
        if (!rule.tokens().isEmpty()) {
            all.add(words.t("policies.rule.with", some(words, named(rule.tokens(), names))));
        }
        if (rule.times() != null) {
            all.add(times(words, rule.times()));
        }
        return all.isEmpty() ? List.of(words.t("policies.rule.everyone")) : all;
    }

    static String way(Words words, EntryWay way) {
        return words.t("policies.way." + way.stored());
    }

    static String role(Words words, Role role) {
        return words.t("policies.role." + role.stored());
    }

    static String day(Words words, DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, words.locale());
    }

    static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static String times(Words words, RuleTimes times) {
        var days = times.days().isEmpty() || times.days().size() == DayOfWeek.values().length
                ? words.t("policies.rule.daily")
                : String.join(", ", Arrays.stream(DayOfWeek.values())
                        .filter(times.days()::contains)
                        .map(day -> day(words, day))
                        .toList());
        return words.t("policies.rule.hours", days, clock(times.fromMinute()), clock(times.toMinute()), times.zone());
    }

    private static List<String> named(java.util.Set<UUID> ids, Map<UUID, String> names) {
        return ids.stream().map(id -> names.getOrDefault(id, id.toString().substring(0, 8)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String some(Words words, List<String> all) {
        var shown = String.join(", ", all.stream().limit(SHOWN).toList());
        return all.size() <= SHOWN ? shown : words.t("policies.rule.more", shown, all.size() - SHOWN);
    }
}
