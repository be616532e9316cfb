package org.aumbry.blobs;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.TenantId;

/** A store that answers every name with the same bytes, and can do nothing else: for looking at changed bytes. */
record GivenBytes(byte[] bytes) implements BlobStore {

    private record Given(byte[] bytes) implements SealedFile {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(ByteBuffer target, long position) {
            int at = (int) Math.min(position, bytes.length);
            target.put(bytes, at, Math.min(target.remaining(), bytes.length - at));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Override
    public int copies() {
        return 1;
    }

    @Override
    public int quorum() {
        return 1;
    }

    @Override
    public Trouble trouble(int copy, Exception failed) {
        return Trouble.DAMAGED;
    }

    @Override
    public List<Stored> list(TenantId tenant, int copy) {
        return List.of();
    }

    @Override
    public List<Stored> shelf(TenantId tenant, int copy, String shelf) {
        return List.of();
    }

    @Override
    public List<PlaceState> places() {
        return List.of();
    }

    @Override
    public boolean takeChange() {
        return false;
    }

    @Override
    public List<PlaceState> look() {
        return List.of();
    }

    @Override
    public SealedFile open(BlobName name, int copy) {
        return new Given(bytes);
    }

    @Override
    public boolean exists(BlobName name) {
        return true;
    }

    @Override
    public List<Stored> list(TenantId tenant) {
        return List.of();
    }

    @Override
    public int put(BlobName name, Path sealed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void repair(BlobName name, int damaged, int good) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(BlobName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) {
        throw new UnsupportedOperationException();
    }
}
