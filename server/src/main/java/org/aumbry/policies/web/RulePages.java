package org.aumbry.policies.web;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Tokens;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.policies.FirewallRule;
import org.aumbry.policies.FirewallTrial;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Makes the pages about the firewall: names for what rules only number. */
@Component
class RulePages {

    private static final int MOST_GROUPS = 200;

    private final Users users;
    private final Groups groups;
    private final Tokens tokens;

    RulePages(Users users, Groups groups, Tokens tokens) {
        this.users = users;
        this.groups = groups;
        this.tokens = tokens;
    }

    List<FirewallPage.Row> rows(Principal who, Words words, List<FirewallRule> rules) {
        var names = names(who);
        var rows = new ArrayList<FirewallPage.Row>();
        for (var rule : rules) {
            int number = rows.size() + 1;
            rows.add(new FirewallPage.Row(
                    rule.id().toString(),
                    number,
                    words.t("policies.rule.number", number),
                    rule.allows(),
                    rule.on(),
                    RuleWords.conditions(words, rule, names),
                    rule.note(),
                    number == 1,
                    number == rules.size()));
        }
        return rows;
    }

    FirewallRulePage form(Principal who, Words words, FirewallRule rule, boolean fresh, FieldErrors errors) {
        var times = rule.times();
        return new FirewallRulePage(
                fresh ? "" : rule.id().toString(),
                rule.allows() ? "allow" : "deny",
                String.join("\n", rule.networks()),
                Arrays.stream(EntryWay.values())
                        .map(way -> pick(way.stored(), RuleWords.way(words, way), rule.ways().contains(way)))
                        .toList(),
                Arrays.stream(Role.values())
                        .map(role -> pick(role.stored(), RuleWords.role(words, role), rule.roles().contains(role)))
                        .toList(),
                groups.list(null, MOST_GROUPS).stream()
                        .map(group -> pick(group.id().toString(), group.name(), rule.groups().contains(group.id()
                                .value())))
                        .toList(),
                keys(who, rule),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> pick("" + day.getValue(), RuleWords.day(words, day),
                                times != null && times.days().contains(day)))
                        .toList(),
                times == null ? "" : RuleWords.clock(times.fromMinute()),
                times == null ? "" : RuleWords.clock(times.toMinute() % 1440),
                times == null ? words.zone().getId() : times.zone(),
                rule.note(),
                rule.on(),
                List.of(
                        new Option("deny", words.t("policies.rule.deny")),
                        new Option("allow", words.t("policies.rule.allow"))),
                errors);
    }

    FirewallTrialPage trial(Principal who, Words words, List<FirewallRule> rules, FirewallTrial.Result result) {
        var people = users.names(result.lines().stream().map(FirewallTrial.Line::user).distinct().toList());
        var names = names(who);
        var numbers = new HashMap<UUID, Integer>();
        rules.forEach(rule -> numbers.put(rule.id(), numbers.size() + 1));
        var rows = result.lines().stream()
                .map(line -> new FirewallTrialPage.Row(
                        people.getOrDefault(line.user(), words.t("policies.someone")),
                        "/admin/people/" + line.user(),
                        numbers.getOrDefault(line.rule().id(), 0),
                        String.join(" · ", RuleWords.conditions(words, line.rule(), names)),
                        line.address(),
                        line.count(),
                        line.last()))
                .toList();
        var kept = result.lines().stream().map(FirewallTrial.Line::user).distinct().count();
        var sentence = words.t("policies.trial.sentence", result.refused(), kept, result.people());
        var looked = words.t(result.cut() ? "policies.trial.cut" : "policies.trial.looked", result.looked());
        var administrators = users.names(result.administrators());
        return new FirewallTrialPage(
                sentence, looked, result.you(), administrators.values().stream().sorted().toList(), rows);
    }

    private List<FirewallRulePage.Pick> keys(Principal who, FirewallRule rule) {
        var all = tokens.listAll(who);
        Collection<String> owners = users.names(all.stream().map(token -> token.user()).distinct().toList()).values();
        boolean several = owners.size() > 1;
        var names = users.names(all.stream().map(token -> token.user()).distinct().toList());
        return all.stream()
                .map(token -> pick(
                        token.id().toString(),
                        several ? token.name() + " · " + names.getOrDefault(token.user(), "") : token.name(),
                        rule.tokens().contains(token.id())))
                .toList();
    }

    private Map<UUID, String> names(Principal who) {
        var names = new HashMap<UUID, String>();
        groups.list(null, MOST_GROUPS).forEach(group -> names.put(group.id().value(), group.name()));
        tokens.listAll(who).forEach(token -> names.put(token.id(), token.name()));
        return names;
    }

    private static FirewallRulePage.Pick pick(String value, String label, boolean checked) {
        return new FirewallRulePage.Pick(value, label, checked);
    }
}
