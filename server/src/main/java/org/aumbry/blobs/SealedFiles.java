package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Blobs as they lie, sealed, wherever that is: for whoever copies them elsewhere and brings them back. */
@Service
public class SealedFiles {

    private static final int PAGE = 1000;
    private static final int BUFFER_BYTES = 1 << 20;

    private final BlobStore store;
    private final BlobRowStore rows;
    private final Tenants tenants;
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    SealedFiles(
            BlobStore store,
            BlobRowStore rows,
            Tenants tenants,
            TenantScope scope,
            TransactionTemplate transaction) {
        this.store = store;
        this.rows = rows;
        this.tenants = tenants;
        this.scope = scope;
        this.transaction = transaction;
    }

    /** The networks that are served now. */
    public List<TenantId> networks() {
        return tenants.active();
    }

    /** The network's blobs that were written down since then; each is durable. */
    public List<UUID> since(TenantId tenant, Instant since) {
        return scope.call(tenant, () -> {
            var found = new ArrayList<UUID>();
            @Nullable UUID last = null;
            while (true) {
                var after = last == null ? new UUID(0, 0) : last;
                var page = transaction.execute(running -> rows.storedSince(since, after, PAGE));
                found.addAll(page);
                if (page.size() < PAGE) {
                    return found;
                }
                last = page.getLast();
            }
        });
    }

    /** Whether one copy at least is there. */
    public boolean exists(TenantId tenant, UUID id) throws IOException {
        try (var file = any(new BlobName(tenant, id))) {
            return file.size() > 0;
        } catch (NoSuchFileException missing) {
            return false;
        }
    }

    /**
     * Writes a copy into a new file.
     *
     * @throws NoSuchFileException when there is none
     */
    public void fetch(TenantId tenant, UUID id, Path to) throws IOException {
        try (var file = any(new BlobName(tenant, id));
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = file.size();
            for (long at = 0; at < size; ) {
                var buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, size - at));
                file.read(buffer, at);
                at += buffer.flip().remaining();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    /** Brings a blob back into every place. The file is taken away. */
    public void put(TenantId tenant, UUID id, Path sealed) throws IOException {
        store.put(new BlobName(tenant, id), sealed);
    }

    private SealedFile any(BlobName name) throws IOException {
        @Nullable IOException why = null;
        for (int copy = 0; copy < store.copies(); copy++) {
            try {
                return store.open(name, copy);
            } catch (NoSuchFileException missing) {
                why = why == null ? missing : why;
            } catch (IOException away) {
                why = away;
            }
        }
        throw why == null ? new NoSuchFileException(name.toString()) : why;
    }
}
