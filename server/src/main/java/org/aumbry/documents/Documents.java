package org.aumbry.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of a tenant and their versions. */
@Service
public class Documents {

    private static final int LONGEST_LIST = 200;

    private final DocumentStore store;
    private final VersionStore versions;
    private final Guards guards;
    private final Labels labels;
    private final Acts acts;

    Documents(DocumentStore store, VersionStore versions, Guards guards, Labels labels, Acts acts) {
        this.store = store;
        this.versions = versions;
        this.guards = guards;
        this.labels = labels;
        this.acts = acts;
    }

    /** The document, for someone who may view it; what lies in the trash is not found. */
    @Transactional(readOnly = true)
    public Document get(Principal who, DocumentId id) {
        return guards.document(who, Permission.VIEW, id);
    }

    /** The document, for someone who has the permission on it. */
    @Transactional(readOnly = true)
    public Document require(Principal who, Permission permission, DocumentId id) {
        return guards.document(who, permission, id);
    }

    /** Those of the documents that the principal may view, in no order. */
    @Transactional(readOnly = true)
    public List<Document> these(Principal who, Collection<DocumentId> ids) {
        return store.these(ids, guards.visible(who));
    }

    /** The versions of a document, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(Principal who, DocumentId id) {
        guards.document(who, Permission.VIEW, id);
        return versions.of(id);
    }

    /** One version, for someone who may view the document. */
    @Transactional(readOnly = true)
    public Version version(Principal who, DocumentId id, int number) {
        guards.document(who, Permission.VIEW, id);
        return versions.find(id, number).orElseThrow(Refusal::notFound);
    }

    /** What was changed last among all the principal may see. */
    @Transactional(readOnly = true)
    public List<Document> recent(Principal who, int limit) {
        return store.recent(guards.visible(who), Math.clamp(limit, 1, LONGEST_LIST));
    }

    /** What was changed last in the spaces, as far as the principal may see it. */
    @Transactional(readOnly = true)
    public List<Document> recentIn(Principal who, Collection<SpaceId> in, Instant since, int limit) {
        var classes = guards.visible(who);
        return store.recentIn(in, since, classes, Math.clamp(limit, 1, LONGEST_LIST));
    }

    /** Documents that others shared with the principal out of spaces and drives they may not look inside. */
    @Transactional(readOnly = true)
    public List<Document> shared(Principal who) {
        return store.shared(guards.inside(who), guards.visible(who));
    }

    /** Gives the document another title; a title that is taken in its place is a conflict. */
    @Transactional
    public Document rename(Principal who, DocumentId id, String rawTitle) {
        var title = NameRules.accept(rawTitle);
        labels.holdShared(guards.document(who, Permission.EDIT, id).place().space());
        store.lock(id);
        var document = guards.document(who, Permission.EDIT, id);
        if (!Folders.sameName(document, title) && labels.taken(document.place(), title)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.name-taken");
        }
        store.rename(document, title, who.user(), acts.now());
        acts.record(who, "document.rename", id.ref());
        acts.followers().changed(who, id);
        return store.find(id).orElseThrow();
    }

    /** Makes an earlier version the current one, as a new version. */
    @Transactional
    public Version restore(Principal who, DocumentId id, int earlier) {
        guards.document(who, Permission.EDIT, id);
        store.lock(id);
        var document = guards.document(who, Permission.EDIT, id);
        var old = versions.find(id, earlier).orElseThrow(Refusal::notFound);
        if (document.currentVersion() == earlier) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.already-current");
        }
        var restored = new Version(
                id, versions.last(id) + 1, old.blob(), old.sizeBytes(), old.sha256(), old.mediaType(), old.fileName(),
                earlier, who.user(), acts.now());
        versions.add(restored);
        store.setCurrent(id, restored.number(), who.user(), restored.addedAt());
        acts.record(who, "document.restore", id.ref());
        acts.followers().versionAdded(who, restored);
        return restored;
    }

    /** For the product itself: the living ones of these documents, whoever may see them. At most 10,000. */
    @Transactional(readOnly = true)
    public List<Document> forIndex(Collection<DocumentId> ids) {
        return store.these(ids);
    }

    /** For the product itself: a version, whoever may see it. */
    @Transactional(readOnly = true)
    public Version forIndex(DocumentId id, int number) {
        return versions.find(id, number).orElseThrow(Refusal::notFound);
    }

    /** For the product itself: ids of all living documents, ascending. */
    @Transactional(readOnly = true)
    public List<UUID> listIds(@Nullable UUID after, int limit) {
        return store.ids(after, limit);
    }
}
