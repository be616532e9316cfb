package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.TenantId;

/** The real store as it would be if one of its places were lost: for reading. */
final class WithoutPlace implements BlobStore {

    private final BlobStore whole;
    private final int lost;

    WithoutPlace(BlobStore whole, int lost) {
        this.whole = whole;
        this.lost = lost;
    }

    @Override
    public int copies() {
        return whole.copies();
    }

    @Override
    public int quorum() {
        return whole.quorum();
    }

    @Override
    public SealedFile open(BlobName name, int copy) throws IOException {
        if (copy == lost) {
            throw new StoreAwayException("lost on trial", null);
        }
        return whole.open(name, copy);
    }

    @Override
    public Trouble trouble(int copy, Exception failed) {
        return copy == lost ? Trouble.AWAY : whole.trouble(copy, failed);
    }

    @Override
    public List<PlaceState> places() {
        return whole.places().stream().filter(place -> place.copy() != lost).toList();
    }

    @Override
    public int put(BlobName name, Path sealed) {
        throw onlyRead();
    }

    @Override
    public boolean exists(BlobName name) {
        throw onlyRead();
    }

    @Override
    public void repair(BlobName name, int damaged, int good) {
        throw onlyRead();
    }

    @Override
    public void delete(BlobName name) {
        throw onlyRead();
    }

    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) {
        throw onlyRead();
    }

    @Override
    public List<Stored> list(TenantId tenant) {
        throw onlyRead();
    }

    @Override
    public List<Stored> list(TenantId tenant, int copy) {
        throw onlyRead();
    }

    @Override
    public List<Stored> shelf(TenantId tenant, int copy, String shelf) {
        throw onlyRead();
    }

    @Override
    public List<PlaceState> look() {
        return places();
    }

    @Override
    public boolean takeChange() {
        return false;
    }

    private static UnsupportedOperationException onlyRead() {
        return new UnsupportedOperationException("a store with a place lost on trial is only read");
    }
}
