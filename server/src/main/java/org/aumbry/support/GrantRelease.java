package org.aumbry.support;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.blobs.Blobs;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.InstallationJournal;
import org.springframework.stereotype.Component;

/** Puts what a grant releases under its key, and ends it. In the network's own transaction. */
@Component
class GrantRelease {

    private final SupportStore store;
    private final SupportObjectStore objects;
    private final GrantKeys keys;
    private final TenantKeys tenantKeys;
    private final Documents documents;
    private final Blobs blobs;
    private final InstallationJournal installation;

    GrantRelease(
            SupportStore store,
            SupportObjectStore objects,
            GrantKeys keys,
            TenantKeys tenantKeys,
            Documents documents,
            Blobs blobs,
            InstallationJournal installation) {
        this.store = store;
        this.objects = objects;
        this.keys = keys;
        this.tenantKeys = tenantKeys;
        this.documents = documents;
        this.blobs = blobs;
        this.installation = installation;
    }

    /** Makes the grant's key, wraps the objects' keys under it and it under the signature. */
    void wrap(SupportGrantId id, GrantText text, Approval approval) {
        try (var key = keys.fresh()) {
            text.objects().forEach(object -> wrap(id, text, object, key));
            Instant ends = Release.ends(text, approval);
            store.approve(id, approval, keys.wrap(key, text, approval), ends);
        }
    }

    /** Erases the grant's key and what was wrapped under it. */
    void destroy(SupportGrantId id) {
        objects.forget(id);
        store.dropKey(id);
        tenantKeys.destroy(KeyScope.support(id.value()));
    }

    /** Tells the operators, in numbers, what the network answered. */
    void tell(TenantId network, String verb, SupportGrantId id) {
        installation.recordOfNetwork(network, verb, id.ref(), java.util.Map.of());
    }

    /** What is not there any more is left out. */
    private void wrap(SupportGrantId id, GrantText text, UUID object, SealingKey key) {
        var document = new DocumentId(object);
        documents.forIndex(java.util.List.of(document)).stream().findFirst().ifPresent(found -> {
            var version = documents.forIndex(document, found.currentVersion());
            var blob = version.blob();
            objects.add(id, new SupportObjectStore.Row(
                    object, blob.value(), version.number(), version.sizeBytes(),
                    keys.seal(key, text, object, blob.value(), found.title()),
                    blobs.wrapFor(blob, key, keys.place(text, object, blob.value()))));
        });
    }
}
