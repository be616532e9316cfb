package org.aumbry.search;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Plants one thing in each of two classes and looks whether hits, counts and suggestions keep to the classes asked for.
 */
@Component
class CanaryProbe implements Probe {

    private final Indexes indexes;
    private final Randomness randomness;
    private final Clock clock;

    CanaryProbe(Indexes indexes, Randomness randomness, Clock clock) {
        this.indexes = indexes;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "search.canary-per-class";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-20");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return indexes.use(live -> {
            var word = Canaries.word(randomness);
            var now = clock.instant();
            var planted = List.of(Canaries.of(Canaries.ONE, word, now), Canaries.of(Canaries.OTHER, word, now));
            return live.withPlanted(planted, () -> judge(asking(live.index(), word), moving(live)));
        });
    }

    /** Asks for the planted word with some classes; gives how often it was met in hits, counts and suggestions. */
    interface Asking {
        int met(long... classes) throws IOException;
    }

    /** Moves the first thing to another class. */
    interface Moving {
        void to(long accessClass) throws IOException;
    }

    private Asking asking(TenantIndex index, String word) {
        return classes -> {
            var now = clock.instant();
            var answer = index.answer(Question.of(word), classes, now);
            var counted = answer.counts().getOrDefault(Dimension.KIND, Map.of()).getOrDefault(Canaries.KIND, 0);
            var suggested = index.named(word, classes, Question.MOST_HITS, now).size();
            return Math.max(Math.max(answer.total(), answer.hits().size()), Math.max(counted, suggested));
        };
    }

    private static Moving moving(LiveIndex live) {
        return accessClass -> {
            live.index().reclass(Canaries.KIND, Canaries.id(Canaries.ONE), new AccessClass(accessClass));
            live.index().refresh();
        };
    }

    static Result judge(Asking asking, Moving moving) throws IOException {
        var none = asking.met();
        var stranger = asking.met(Long.MIN_VALUE, 0, Long.MAX_VALUE);
        var one = asking.met(Canaries.ONE);
        var both = asking.met(Canaries.ONE, Canaries.OTHER);
        moving.to(Canaries.OTHER);
        var left = asking.met(Canaries.ONE);
        var arrived = asking.met(Canaries.OTHER);
        var observed =
                "planted 2 things in 2 classes; met without classes %d, with other classes %d, with one class %d, with"
                .formatted(none, stranger, one)
                + " both %d; after moving one it was met %d times where it was and both %d where it is"
                        .formatted(both, left, arrived);
        var holds = none == 0 && stranger == 0 && one == 1 && both == 2 && left == 0 && arrived == 2;
        return holds ? Result.holds(observed) : Result.fails(observed);
    }
}
