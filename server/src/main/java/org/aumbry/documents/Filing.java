package org.aumbry.documents;

import java.util.Map;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Makes stored content a document or a version; the caller has decided and holds the space. */
@Component
class Filing {

    private final DocumentStore documents;
    private final VersionStore versions;
    private final Labels labels;
    private final Acts acts;

    Filing(DocumentStore documents, VersionStore versions, Labels labels, Acts acts) {
        this.documents = documents;
        this.versions = versions;
        this.labels = labels;
        this.acts = acts;
    }

    /** A new document; a name that is taken gets a number. */
    Version add(Principal who, Guards.Target target, String name, NewContent content, String verb) {
        var now = acts.now();
        var document = new Document(
                new DocumentId(acts.id()), target.place(), labels.free(target.place(), name), target.accessClass(),
                false, 1, content.sizeBytes(), content.mediaType(), who.user(), now, who.user(), now, null);
        var version = version(who, document.id(), 1, content);
        documents.add(document);
        versions.add(version);
        acts.record(who, verb, document.ref(), described(version));
        acts.followers().changed(who, document.id());
        acts.followers().versionAdded(who, version);
        return version;
    }

    /** The next version of a document, which becomes the current one. The caller has locked the document. */
    Version addVersion(Principal who, DocumentId document, NewContent content) {
        var version = version(who, document, versions.last(document) + 1, content);
        versions.add(version);
        documents.setCurrent(document, version.number(), who.user(), version.addedAt());
        acts.record(who, "version.add", document.ref(), described(version));
        acts.followers().versionAdded(who, version);
        return version;
    }

    private Version version(Principal who, DocumentId document, int number, NewContent content) {
        return new Version(
                document, number, content.blob(), content.sizeBytes(), content.sha256(), content.mediaType(),
                content.fileName(), null, who.user(), acts.now());
    }

    private static Map<String, String> described(Version version) {
        return Map.of(
                "version", String.valueOf(version.number()),
                "size", String.valueOf(version.sizeBytes()),
                "sha256", version.sha256());
    }
}
