package org.aumbry.policies.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.policies.Finding;
import org.aumbry.policies.Findings;
import org.aumbry.policies.HoneyPots;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of findings: who, what, when, and where to look further. */
@Component
class AlertPages {

    static final String PAGE = "/admin/alerts";

    private final Findings findings;
    private final HoneyPots honey;
    private final Users users;

    AlertPages(Findings findings, HoneyPots honey, Users users) {
        this.findings = findings;
        this.honey = honey;
        this.users = users;
    }

    AlertsPage of(Principal who, Words words, @Nullable UserId user, String secret, FieldErrors errors) {
        var found = findings.list(who, user);
        var names = users.names(found.stream()
                .flatMap(each -> Stream.ofNullable(each.user()))
                .distinct()
                .toList());
        var lookers = users.names(found.stream()
                .flatMap(each -> Stream.ofNullable(each.acknowledgedBy()))
                .distinct()
                .toList());
        var of = user == null ? null : users.names(List.of(user)).getOrDefault(user, words.t("policies.someone"));
        return new AlertsPage(
                words.t("policies.alerts.sentence", found.stream().filter(each -> each.acknowledgedBy() == null)
                        .count()),
                of,
                found.stream().map(each -> row(words, each, names, lookers)).toList(),
                baits(who, words),
                secret,
                errors);
    }

    private List<AlertsPage.Bait> baits(Principal who, Words words) {
        return honey.list(who).stream()
                .map(bait -> new AlertsPage.Bait(
                        bait.id().toString(),
                        words.t(bait.token() ? "policies.honey.token" : "policies.honey.document"),
                        bait.name(),
                        bait.token() ? "" : "/documents/" + bait.object(),
                        bait.markedAt()))
                .toList();
    }

    private static AlertsPage.Row row(
            Words words, Finding finding, Map<UserId, String> names, Map<UserId, String> lookers) {
        var user = finding.user();
        var name = user == null ? words.t("policies.someone") : names.getOrDefault(user, words.t("policies.someone"));
        var looker = finding.acknowledgedBy();
        return new AlertsPage.Row(
                finding.id().toString(),
                words.t("policies.finding." + finding.rule().stored(), name, finding.count()),
                words.t("policies.finding.name." + finding.rule().stored()),
                looker == null ? "failed" : "ok",
                finding.last(),
                finding.address(),
                user == null ? "" : "/admin/people/" + user,
                user == null ? "" : PAGE + "?user=" + user,
                finding.rule() == Finding.Rule.HONEY_DOCUMENT ? "/documents/" + finding.object() : "",
                looker == null,
                looker == null ? "" : words.t("policies.alerts.by", lookers.getOrDefault(looker, "")));
    }
}
