package org.aumbry.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One version of the privacy notice.
 *
 * @param number from 1; 0 for the wording that comes with the program
 * @param texts the wording by language; at least one
 * @param contact whom people turn to; empty when nobody was named
 * @param facts of now for the version that holds, of the publication for earlier ones
 */
public record Notice(
        int number,
        Map<String, String> texts,
        String contact,
        Facts facts,
        @Nullable UserId publishedBy,
        @Nullable Instant publishedAt) {

    /** The languages a wording can be in, in the order in which another one stands in for one that is missing. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "es");

    public Notice {
        texts = Map.copyOf(texts);
    }

    /** The language of the wording that somebody gets who asks for that one. */
    public String language(String asked, String usual) {
        if (texts.containsKey(asked)) {
            return asked;
        }
        return texts.containsKey(usual)
                ? usual
                : LANGUAGES.stream().filter(texts::containsKey).findFirst().orElseThrow();
    }

    Notice with(Facts now) {
        return new Notice(number, texts, contact, now, publishedBy, publishedAt);
    }

    @Override
    public String toString() {
        return "privacy notice version " + number;
    }
}
