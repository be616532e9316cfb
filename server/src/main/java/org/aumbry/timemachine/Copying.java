package org.aumbry.timemachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies of the past beside the present: a new folder with the things as they were; nothing that is there changes. */
@Service
public class Copying {

    /** How many things one copy holds. */
    static final int MOST = 500;

    private final TravelGate gate;
    private final Past past;
    private final Folders folders;
    private final Uploads uploads;
    private final Blobs blobs;
    private final TransactionTemplate transaction;

    Copying(
            TravelGate gate,
            Past past,
            Folders folders,
            Uploads uploads,
            Blobs blobs,
            PlatformTransactionManager transactions) {
        this.gate = gate;
        this.past = past;
        this.folders = folders;
        this.uploads = uploads;
        this.blobs = blobs;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** How the past is read. */
    @Component
    record Past(Window window, Sights sights, ItemPastStore items, PlanStore plans, Journal journal) {}

    /** A thing to be copied with what lay in it; a folder has no content. */
    private record Source(Change change, List<Source> inside) {

        int count() {
            return 1 + inside.stream().mapToInt(Source::count).sum();
        }

        Side then() {
            return Objects.requireNonNull(change.then());
        }
    }

    /**
     * Puts copies into a new folder. Needs what travelling needs, the permission to download each thing today, and to
     * edit the place.
     *
     * @param name of the new folder
     */
    public FolderId copy(Principal who, Order order, Place to, String name) {
        gate.require(who, "time.copy", order.scope());
        past.window().require(order.at());
        if (order.scope().network()) {
            throw Refusal.invalid("how", "timemachine.refusal.copy-space");
        }
        List<Source> sources = Objects.requireNonNull(transaction.execute(open -> sources(who, order)));
        if (sources.stream().mapToInt(Source::count).sum() > MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "timemachine.refusal.copy-many", MOST);
        }
        past.journal().observe(who, "time.copy", order.scope().ref(), Map.of("at", order.at().toString()));
        var folder = folders.add(who, to, name);
        sources.forEach(source -> write(who, source, folder.inside(), order.at()));
        return folder.id();
    }

    private List<Source> sources(Principal who, Order order) {
        var sight = past.sights().of(who, Permission.DOWNLOAD, order.at());
        var asked = new ItemPastStore.Question(order.at(), order.scope().space(), sight, Set.of());
        var tops = new ArrayList<Change>();
        if (order.everything()) {
            tops.addAll(past.items().in(asked, null));
        } else {
            order.chosen().stream()
                    .sorted(Comparator.comparing(ref -> ref.id()))
                    .forEach(ref -> tops.add(past.items().find(asked, ref).orElseThrow(Refusal::notFound)));
        }
        return tops.stream()
                .filter(change -> change.then() != null && !change.then().trashed())
                .filter(change -> change.then().space().equals(order.scope().id()))
                .map(change -> source(asked, change, 0))
                .toList();
    }

    private Source source(ItemPastStore.Question asked, Change change, int depth) {
        var inside = change.folder() && depth < 40
                ? past.items().in(asked, change.ref().id()).stream()
                        .map(each -> source(asked, each, depth + 1))
                        .toList()
                : List.<Source>of();
        return new Source(change, inside);
    }

    private void write(Principal who, Source source, Place to, Instant at) {
        var title = source.then().title();
        if (source.change().folder()) {
            var copy = folders.add(who, to, title);
            source.inside().forEach(each -> write(who, each, copy.inside(), at));
            return;
        }
        var id = source.change().ref().id();
        UUID blob = transaction.execute(open -> past.plans().content(id, source.then().version(), at).orElse(null));
        if (blob == null) {
            return;
        }
        try (var content = blobs.open(new BlobId(blob)); var in = content.stream()) {
            uploads.put(who, to, title, "", in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
