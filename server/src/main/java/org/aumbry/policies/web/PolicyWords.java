package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.networks.PolicyOption;
import org.aumbry.policies.Deviation;
import org.aumbry.web.Option;
import org.aumbry.web.Words;

/** Options of the security policy and their values, in words. */
final class PolicyWords {

    private PolicyWords() {}

    static String name(Words words, PolicyOption option) {
        var key = "policies.option." + option.stored();
        return words.has(key) ? words.t(key) : option.stored();
    }

    static String family(Words words, PolicyOption.Family family) {
        var key = "policies.family." + family.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return words.has(key) ? words.t(key) : family.name();
    }

    static String value(Words words, PolicyOption option, String value) {
        if (option.kind() instanceof PolicyOption.Count) {
            boolean none = value.equals("0") && words.has("policies.zero." + option.stored());
            return none ? words.t("policies.zero." + option.stored()) : words.number(Long.parseLong(value));
        }
        var key = "policies.word." + value;
        return words.has(key) ? words.t(key) : value;
    }

    static List<Option> choices(Words words, PolicyOption option) {
        return switch (option.kind()) {
            case PolicyOption.Switch ignored -> List.of(choice(words, option, "on"), choice(words, option, "off"));
            case PolicyOption.Words all -> all.all().stream().map(value -> choice(words, option, value)).toList();
            case PolicyOption.Count ignored -> List.of();
        };
    }

    /** Usual value and bounds, below the field. */
    static String hint(Words words, PolicyOption option) {
        var usual = value(words, option, option.kind().usual());
        return option.kind() instanceof PolicyOption.Count count
                ? words.t("policies.policy.bounds", usual, count.least(), count.most())
                : words.t("policies.policy.usual", usual);
    }

    static String direction(Words words, int stricter) {
        return words.t(stricter > 0 ? "policies.stricter" : stricter < 0 ? "policies.weaker" : "policies.other");
    }

    static String chip(int stricter) {
        return stricter > 0 ? "ok" : stricter < 0 ? "failed" : "info";
    }

    static PolicyReviewPage.Row row(Words words, PolicyOption option, String from, String to, int stricter) {
        return new PolicyReviewPage.Row(
                option.stored(),
                to,
                name(words, option),
                value(words, option, from),
                value(words, option, to),
                chip(stricter),
                direction(words, stricter));
    }

    static PolicyReviewPage.Row row(Words words, Deviation deviation) {
        return row(words, deviation.option(), deviation.now(), deviation.wanted(), deviation.stricter());
    }

    private static Option choice(Words words, PolicyOption option, String value) {
        return new Option(value, value(words, option, value));
    }
}
