package org.aumbry.documents;

import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.aumbry.blobs.BlobId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** What an arriving upload needs to know of the documents that are there already. */
@Component
class Holdings {

    private final DocumentStore documents;
    private final VersionStore versions;
    private final Guards guards;
    private final Labels labels;
    private final Acts acts;

    Holdings(DocumentStore documents, VersionStore versions, Guards guards, Labels labels, Acts acts) {
        this.documents = documents;
        this.versions = versions;
        this.guards = guards;
        this.labels = labels;
        this.acts = acts;
    }

    /**
     * Keeps the document, which the principal may edit, from being changed by anyone else until the transaction ends.
     */
    void hold(Principal who, DocumentId id) {
        labels.holdShared(guards.document(who, Permission.EDIT, id).place().space());
        documents.lock(id);
        guards.document(who, Permission.EDIT, id);
    }

    /** The document of that name in a place, whoever may see it. Holds the place until the transaction ends. */
    Optional<DocumentId> named(Place place, String name) {
        return labels.taken(place, name) ? documents.named(place, name).map(Document::id) : Optional.empty();
    }

    Filed receipt(DocumentId id, int number, ToIntFunction<BlobId> copies) {
        var version = versions.find(id, number).orElseThrow(Refusal::notFound);
        var title = documents.find(id).map(Document::title).orElse(version.fileName());
        return new Filed(id, number, title, version.sizeBytes(), version.sha256(), version.addedAt(),
                copies.applyAsInt(version.blob()));
    }

    Instant now() {
        return acts.now();
    }
}
