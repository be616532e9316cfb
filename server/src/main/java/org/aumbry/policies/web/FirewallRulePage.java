package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * One rule to write.
 *
 * @param id empty for a new one
 */
public record FirewallRulePage(
        String id,
        String effect,
        String networks,
        List<Pick> ways,
        List<Pick> roles,
        List<Pick> groups,
        List<Pick> tokens,
        List<Pick> days,
        String from,
        String to,
        String zone,
        String note,
        boolean on,
        List<Option> effects,
        FieldErrors errors) {

    /** The page with the words that were sent, also those that could not be taken. */
    FirewallRulePage said(RuleForm form) {
        return new FirewallRulePage(
                id, effect, or(form.networks()), ways, roles, groups, tokens, days, or(form.from()), or(form.to()),
                or(form.zone()), or(form.note()), on, effects, errors);
    }

    private static String or(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** One thing that can be ticked. */
    public record Pick(String value, String label, boolean checked) {}
}
