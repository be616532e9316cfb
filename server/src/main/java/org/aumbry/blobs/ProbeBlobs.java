package org.aumbry.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.aumbry.crypto.Ids;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.springframework.stereotype.Component;

/** Puts a blob of the probes' own through the real store for a moment; no row knows it and nothing of it stays. */
@Component
class ProbeBlobs {

    private final Uploads uploads;
    private final BlobStore store;
    private final KeyRing keys;
    private final Ids ids;

    ProbeBlobs(Uploads uploads, BlobStore store, KeyRing keys, Ids ids) {
        this.uploads = uploads;
        this.store = store;
        this.keys = keys;
        this.ids = ids;
    }

    /** What is looked at while the blob is there. */
    interface Look<T> {
        T with(BlobRow row) throws IOException;
    }

    <T> T with(byte[] content, Look<T> look) {
        var name = new BlobName(keys.tenant(), ids.next());
        try {
            var header = uploads.put(name, KeyScope.CONTENT, new ByteArrayInputStream(content)).header();
            try {
                return look.with(BlobRow.of(header, content.length));
            } finally {
                store.delete(name);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Opens what the store gives for a blob. */
    BlobContent open(BlobRow row, BlobStore from) {
        var header = row.header(keys.tenant());
        var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey));
        return new BlobContent(header.name(), key, row.sizeBytes(), from, new DamageReports(false));
    }

    byte[] sealed(BlobRow row, int copy) throws IOException {
        try (var file = store.open(row.name(keys.tenant()), copy)) {
            var buffer = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(buffer, 0);
            return buffer.array();
        }
    }

    int copies() {
        return store.copies();
    }
}
