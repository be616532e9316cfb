package org.aumbry.access.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Screen 13, sharing rules: who may share what with whom, asked in this order.
 *
 * @param whose whose sharing a rule can be about
 * @param labels which labels a rule can be about, the first one for all
 * @param targets which audiences a rule can be about
 * @param error what was wrong with a new one; null when nothing was
 */
public record RulesPage(
        List<Row> rules,
        List<Option> whose,
        List<Option> labels,
        List<Option> targets,
        boolean links,
        boolean guests,
        @Nullable String error) {

    /** One rule in words. */
    public record Row(String id, String sentence, boolean allows, boolean first) {}
}
