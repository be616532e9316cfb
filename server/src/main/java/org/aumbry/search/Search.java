package org.aumbry.search;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aumbry.access.Access;
import org.aumbry.access.Labelling;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Asking: what can be found of everything the asker may see, and of nothing else.
 *
 * <p>Not for use inside a transaction: it brings the index up to date in one of its own and may wait for others who do.
 */
@Service
public class Search {

    private static final int MOST_SUGGESTIONS = 10;

    /** How often a question is asked again because permissions changed while it was answered. */
    private static final int MOST_ATTEMPTS = 5;

    private final Indexes indexes;
    private final Access access;
    private final Users users;
    private final ObjectProvider<Labelling> labels;
    private final Journal journal;
    private final Clock clock;

    Search(
            Indexes indexes,
            Access access,
            Users users,
            ObjectProvider<Labelling> labels,
            Journal journal,
            Clock clock) {
        this.indexes = indexes;
        this.access = access;
        this.users = users;
        this.labels = labels;
        this.journal = journal;
        this.clock = clock;
    }

    /** Answers from everything committed before the question, with the permissions of now. */
    public Answer find(Principal who, Question question) {
        var answer = permitted(who, (index, classes) -> {
            var found = index.index().answer(question, classes, labels(classes), clock.instant());
            return new Answer(
                    found.total(), found.hits(), found.counts(), found.keptOut(), found.next(), found.cut(),
                    index.remaining());
        });
        observe(who, "search", question.text(), answer.total());
        return answer;
    }

    /** Permitted things whose title, file name or tags begin as typed; best first, without passages. */
    public List<Hit> suggest(Principal who, String typed, int limit) {
        if (typed.isBlank()) {
            return List.of();
        }
        var most = Math.clamp(limit, 1, MOST_SUGGESTIONS);
        var hits = permitted(who, (index, classes) -> index.index().named(typed, classes, most, clock.instant()));
        observe(who, "search.suggest", typed, hits.size());
        return hits;
    }

    /** How many documents can be found; the number beside the search box, which is no question and not journaled. */
    public int searchable(Principal who) {
        return permitted(who, (index, classes) -> index.index().count("document", classes));
    }

    /** People of the network whose name or address holds the text, by name; guests are not told who there is. */
    public List<User> people(Principal who, String typed, int limit) {
        if (who.guest()) {
            return List.of();
        }
        var found = users.search(typed.strip(), limit);
        observe(who, "search.people", typed, found.size());
        return found;
    }

    private ClassLabels labels(long[] classes) {
        var all = Arrays.stream(classes).mapToObj(AccessClass::new).toList();
        return labels.stream().findFirst().map(each -> new ClassLabels(each.holding(all))).orElse(ClassLabels.NONE);
    }

    private interface Permitted<T> {
        T answer(LiveIndex index, long[] classes) throws IOException;
    }

    /**
     * Answers with permissions that held from before the index was brought up to date until after it was asked. So the
     * answer is what was permitted at one moment, never a mixture of two.
     */
    private <T> T permitted(Principal who, Permitted<T> question) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var before = access.of(who);
            var answer = indexes.use(index -> question.answer(index, before.classes(Permission.VIEW)));
            if (access.of(who).version() == before.version()) {
                return answer;
            }
        }
        throw Refusal.of(Refusal.Code.UNAVAILABLE, "search.unavailable");
    }

    private void observe(Principal who, String verb, String typed, int hits) {
        var text = typed.substring(0, Math.min(typed.length(), QueryText.LONGEST));
        var network = new ObjectRef("network", who.tenant().value());
        journal.observe(who, verb, network, Map.of("query", text, "hits", Integer.toString(hits)));
    }
}
