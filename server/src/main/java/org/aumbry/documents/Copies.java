package org.aumbry.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aumbry.blobs.BlobId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of documents and folders: the current version of each document the principal may download, under the rights of
 * the place they go to. Between spaces the content is sealed anew under the other space's key.
 */
@Service
public class Copies {

    private static final int MOST = 1000;

    private final Guards guards;
    private final CopySources sources;
    private final Folders folders;
    private final Filing filing;
    private final Storage storage;
    private final TransactionTemplate transaction;

    Copies(
            Guards guards,
            CopySources sources,
            Folders folders,
            Filing filing,
            Storage storage,
            PlatformTransactionManager transactions) {
        this.guards = guards;
        this.sources = sources;
        this.folders = folders;
        this.filing = filing;
        this.storage = storage;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One thing to copy, with what lies in it. */
    sealed interface Source permits SourceFolder, SourceDocument {}

    record SourceFolder(Folder folder, List<Source> inside) implements Source {}

    record SourceDocument(Document document, Version version) implements Source {}

    /** Copies everything, or nothing when one thing can't be copied; the copies' names get numbers where taken. */
    public List<Item> copy(Principal who, Collection<ObjectRef> refs, Place to) {
        var items = Guards.bounded(refs);
        var plan = Objects.requireNonNull(transaction.execute(status -> plan(who, items, to)));
        var contents = new HashMap<BlobId, BlobId>();
        plan.forEach(source -> bringOver(source, to, contents));
        return Objects.requireNonNull(transaction.execute(status -> write(who, plan, to, contents)));
    }

    private List<Source> plan(Principal who, List<ObjectRef> refs, Place to) {
        guards.place(who, Permission.EDIT, to);
        var plan = new ArrayList<Source>();
        for (var ref : refs) {
            plan.add(sources.of(guards.item(who, Permission.DOWNLOAD, ref), guards.classes(who, Permission.DOWNLOAD)));
        }
        if (plan.stream().mapToInt(Copies::count).sum() > MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "documents.refusal.too-many", MOST);
        }
        return plan;
    }

    private void bringOver(Source source, Place to, Map<BlobId, BlobId> contents) {
        switch (source) {
            case SourceFolder folder -> folder.inside().forEach(inside -> bringOver(inside, to, contents));
            case SourceDocument(var document, var version) -> contents.computeIfAbsent(
                    version.blob(),
                    blob -> document.spaceId().equals(to.space()) ? blob : storage.resealed(blob, to.space()));
        }
    }

    private List<Item> write(Principal who, List<Source> plan, Place to, Map<BlobId, BlobId> contents) {
        var target = folders.ensure(who, to, List.of());
        return plan.stream().map(source -> write(who, source, target, contents)).toList();
    }

    private Item write(Principal who, Source source, Guards.Target target, Map<BlobId, BlobId> contents) {
        return switch (source) {
            case SourceFolder(var folder, var inside) -> {
                var copy = folders.createFree(who, target, folder.title());
                var within = new Guards.Target(copy.inside(), copy.accessClass(), copy.depth());
                inside.forEach(each -> write(who, each, within, contents));
                yield copy;
            }
            case SourceDocument(var document, var version) -> {
                var blob = Objects.requireNonNull(contents.get(version.blob()));
                var copy = filing.add(
                        who, target, document.title(), NewContent.of(version, blob), "document.copy");
                yield guards.find(copy.document().ref());
            }
        };
    }

    private static int count(Source source) {
        return switch (source) {
            case SourceFolder folder -> 1 + folder.inside().stream().mapToInt(Copies::count).sum();
            case SourceDocument document -> 1;
        };
    }
}
