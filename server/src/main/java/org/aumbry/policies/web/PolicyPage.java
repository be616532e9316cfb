package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The whole security policy.
 *
 * @param score how it stands beside the balanced preset, 0 to 100
 * @param fixes what would raise the score, each by one change
 * @param alone whether a second administrator is wanted
 * @param problem what could not be done; null for nothing
 */
public record PolicyPage(
        int score,
        String scoreText,
        List<PolicyReviewPage.Row> fixes,
        boolean alone,
        List<Shortcoming> shortcomings,
        List<Section> sections,
        List<Option> presets,
        @Nullable PendingView pending,
        @Nullable String problem) {

    /** What else is amiss. @param path of the page where it can be mended */
    public record Shortcoming(String sentence, String path) {}

    /** @param id where links to the section lead */
    public record Section(String id, String title, List<Row> rows) {}

    /**
     * One option.
     *
     * @param choices empty for a number
     * @param shown the value in words
     */
    public record Row(
            String id,
            String name,
            String value,
            String shown,
            String hint,
            List<Option> choices,
            boolean locked,
            boolean usual,
            @Nullable String error) {}
}
