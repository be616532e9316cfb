package org.aumbry.incidents;

import java.util.LinkedHashSet;
import java.util.List;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalReach;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** From a part of the entered network's journal to the things it touched and the people it concerns. */
@Component
class Reaching {

    static final int MOST_THINGS = 10_000;

    /** Acts by which somebody makes a thing theirs. */
    private static final List<String> MAKING = List.of(
            "document.add", "version.add", "folder.add", "space.add", "drive.add", "snip.add", "link.make");

    private final JournalReach reach;

    Reaching(JournalReach reach) {
        this.reach = reach;
    }

    Reached of(JournalFilter filter) {
        var things = reach.objects(filter, MOST_THINGS);
        var actors = reach.people(filter);
        var affected = new LinkedHashSet<>(actors.keySet());
        things.stream()
                .map(JournalReach.Touched::object)
                .filter(object -> object.kind().equals("user"))
                .forEach(object -> affected.add(new UserId(object.id())));
        affected.addAll(reach.makers(things.stream().map(thing -> thing.object().id()).toList(), MAKING));
        return new Reached(reach.extent(filter), things, actors, List.copyOf(affected));
    }

    /** Refuses a question that narrows nothing. */
    static void requireNarrow(JournalFilter filter) {
        boolean narrow = filter.user() != null || filter.session() != null || filter.token() != null
                || filter.object() != null
                || !filter.address().isEmpty()
                || filter.from() != null;
        if (!narrow) {
            throw Refusal.of(Refusal.Code.INVALID, "incidents.refusal.wide");
        }
    }
}
