package org.aumbry.policies.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.policies.PendingChanges;
import org.aumbry.policies.PolicyForecast;
import org.aumbry.policies.PolicyPreset;
import org.aumbry.policies.Posture;
import org.aumbry.policies.SecurityPolicy;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages about the security policy. */
@Component
class PolicyPages {

    static final String PAGE = "/admin/policy";

    private final SecurityPolicy policy;
    private final PendingChanges pending;

    PolicyPages(SecurityPolicy policy, PendingChanges pending) {
        this.policy = policy;
        this.pending = pending;
    }

    PolicyPage policy(Principal who, Words words, FieldErrors errors, @Nullable String problem) {
        var values = policy.current(who);
        var posture = policy.posture(who);
        var sections = new ArrayList<PolicyPage.Section>();
        for (var family : PolicyOption.Family.values()) {
            var rows = Arrays.stream(PolicyOption.values())
                    .filter(option -> option.family() == family)
                    .map(option -> row(words, values, option, errors))
                    .toList();
            var id = family.name().toLowerCase(Locale.ROOT).replace('_', '-');
            sections.add(new PolicyPage.Section(id, PolicyWords.family(words, family), rows));
        }
        return new PolicyPage(
                posture.score(),
                words.t("policies.posture.score", posture.score()),
                posture.weak().stream()
                        .filter(deviation -> !deviation.locked())
                        .map(deviation -> PolicyWords.row(words, deviation))
                        .toList(),
                posture.alone(),
                shortcomings(words, posture),
                sections,
                presets(words),
                PendingView.of(words, pending.current().orElse(null), PAGE),
                problem);
    }

    private static List<PolicyPage.Shortcoming> shortcomings(Words words, Posture posture) {
        return posture.shortcomings().stream()
                .map(each -> new PolicyPage.Shortcoming(words.t(each.message(), each.count()), each.path()))
                .toList();
    }

    PolicyReviewPage review(Words words, SecurityPolicy.Review review, @Nullable PolicyPreset preset) {
        return new PolicyReviewPage(
                review.changes().stream()
                        .map(change -> PolicyWords.row(
                                words, change.option(), change.from(), change.to(), change.stricter()))
                        .toList(),
                review.effects().stream().map(effect -> sentence(words, effect)).toList(),
                review.locked().stream().map(option -> PolicyWords.name(words, option)).toList(),
                pending.current().isPresent(),
                preset == null ? null : words.t("policies.preset." + preset.stored()));
    }

    PolicyReportPage report(Principal who, Words words, PolicyPreset preset) {
        var deviations = policy.deviations(who, preset);
        long weaker = deviations.stream().filter(deviation -> deviation.stricter() < 0).count();
        return new PolicyReportPage(
                preset.stored(),
                presets(words),
                words.t("policies.report.sentence", deviations.size(), weaker, words.t("policies.preset."
                        + preset.stored())),
                deviations.stream().map(deviation -> PolicyWords.row(words, deviation)).toList(),
                policy.posture(who).alone());
    }

    static List<Option> presets(Words words) {
        return Arrays.stream(PolicyPreset.values())
                .map(preset -> new Option(preset.stored(), words.t("policies.preset." + preset.stored())))
                .toList();
    }

    private static PolicyPage.Row row(Words words, PolicyValues values, PolicyOption option, FieldErrors errors) {
        var value = values.word(option);
        return new PolicyPage.Row(
                option.stored(),
                PolicyWords.name(words, option),
                value,
                PolicyWords.value(words, option, value),
                PolicyWords.hint(words, option),
                PolicyWords.choices(words, option),
                values.locked().contains(option),
                value.equals(option.kind().usual()),
                errors.of(option.stored()));
    }

    private static String sentence(Words words, PolicyForecast.Effect effect) {
        return words.t(effect.message(), effect.words().toArray());
    }
}
