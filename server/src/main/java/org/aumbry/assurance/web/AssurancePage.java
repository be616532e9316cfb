package org.aumbry.assurance.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The register with its states.
 *
 * @param sentence the live count in one sentence
 * @param shown how many promises the filters take, in words
 */
public record AssurancePage(
        String sentence, List<Count> counts, String shown, List<Choice> choices, List<Subject> subjects) {

    /** How many promises are in one state, as a link to them. */
    public record Count(String label, int count, String href, @Nullable String chip) {}


    /** One filter; the first option is any. */
    public record Choice(String name, String label, List<Option> options, String value) {}

    /** The promises of one family. */
    public record Subject(String title, List<Row> rows) {}

    /**
     * One promise.
     *
     * @param words in English
     * @param chip state of the chip that shows the state; null for the plain one
     */
    public record Row(
            String id, String href, String words, String state, @Nullable String chip, String owner, String lookedAt) {}

    /** Whether any filter is set. */
    public boolean filtered() {
        return choices.stream().anyMatch(choice -> !choice.value().isEmpty());
    }
}
