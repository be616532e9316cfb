package org.aumbry.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Drafts of what people and the authority are told: the figures are filled in, what only a person knows is left open in
 * brackets. The authority is to be told within 72 hours (GDPR, article 33), people without undue delay (article 34).
 */
@Component
public class NoticeDrafts {

    private static final Duration DEADLINE = Duration.ofHours(72);

    private final Clock clock;

    NoticeDrafts(Clock clock) {
        this.clock = clock;
    }

    /** To the people it concerns. */
    public String members(Words words, Reached reached) {
        return words.t(
                "incidents.notice.members",
                time(words, reached.extent().first()),
                time(words, reached.extent().last()),
                reached.things().size());
    }

    /** To the authority. */
    public String authority(Words words, Reached reached) {
        return words.t(
                "incidents.notice.authority",
                time(words, reached.extent().first()),
                time(words, reached.extent().last()),
                reached.things().size(),
                reached.affected().size(),
                words.time(clock.instant()),
                words.time(clock.instant().plus(DEADLINE)));
    }

    private static String time(Words words, @Nullable Instant at) {
        return at == null ? "–" : words.time(at);
    }
}
