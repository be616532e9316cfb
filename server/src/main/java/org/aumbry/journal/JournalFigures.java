package org.aumbry.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts acts of the tenant's journal by the week, without opening an entry and never those of too few people. */
@Service
public class JournalFigures {

    /** Fewer people than this are never told in figures, whoever asks. */
    public static final int LEAST_PEOPLE = 5;

    private final FigureStore store;

    JournalFigures(FigureStore store) {
        this.store = store;
    }

    /**
     * What is asked.
     *
     * @param least of how many people a figure has to be
     * @param without people who are not counted
     */
    public record Question(Instant from, Instant until, int least, Collection<UserId> without) {}

    /**
     * One week.
     *
     * @param week its beginning, a Monday in UTC
     * @param people how many different people
     * @param acts how often; 0 when only people were counted
     */
    public record Figure(Instant week, long people, long acts) {}

    /** How many people did anything. */
    @Transactional(readOnly = true)
    public List<Figure> active(Question question) {
        return store.active(question);
    }

    /** How many people did this, and how often. */
    @Transactional(readOnly = true)
    public List<Figure> done(String verb, Question question) {
        return store.done(verb, question);
    }

    /** How many entries there are since then; nothing when they are of too few people. */
    @Transactional(readOnly = true)
    public OptionalLong since(Instant since) {
        return store.since(since, LEAST_PEOPLE);
    }
}
