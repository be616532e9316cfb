package org.aumbry.checkpoints;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalSearch;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Records a read as the program itself and looks whether it is found by everything an auditor may know of it. */
@Component
class SearchProbe implements Probe {

    private static final UserId PROGRAM = new UserId(new UUID(0, 0));
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final BiFunction<JournalFilter, Integer, List<AuditEntry>> search;
    private final Journal journal;
    private final TenantScope scope;
    private final Ids ids;

    @Autowired
    SearchProbe(JournalSearch search, Journal journal, TenantScope scope, Ids ids) {
        this((filter, limit) -> search.page(filter, JournalCursor.newest(), limit).entries(), journal, scope, ids);
    }

    SearchProbe(
            BiFunction<JournalFilter, Integer, List<AuditEntry>> search, Journal journal, TenantScope scope, Ids ids) {
        this.search = search;
        this.journal = journal;
        this.scope = scope;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "checkpoints.search";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-21");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var object = new ObjectRef("probe", ids.next());
        journal.observe(Principal.system(scope.current(), PROGRAM), "journal.probe", object);
        long start = System.nanoTime();
        var all = JournalFilter.all();
        int found = 0;
        for (var filter : List.of(all.with(object.id()), all.by(PROGRAM.value()), all)) {
            found += (int) search.apply(filter, 50).stream()
                    .filter(entry -> object.equals(entry.object()))
                    .count();
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        var figures = "A new entry was found by %d of 3 questions in %d ms.".formatted(found, took.toMillis());
        return found == 3 && took.compareTo(LONGEST) <= 0 ? Result.holds(figures) : Result.fails(figures);
    }
}
