package org.aumbry.checkpoints;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aumbry.crypto.Hashes;

/** Appends leaves to a tree; knows which tiles that changes. */
final class GrowingTree implements Tiles {

    private static final int LEVEL_BITS = 8;

    private final Tiles stored;
    private final Map<Id, byte[]> changed = new LinkedHashMap<>();
    private long size;

    GrowingTree(long size, Tiles stored) {
        this.size = size;
        this.stored = stored;
    }

    void add(byte[] leafHash) {
        put(0, size, leafHash);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        return new TiledTree(size, this).root();
    }

    Map<Id, byte[]> changed() {
        return changed;
    }

    @Override
    public byte[] tile(Id id) {
        var mine = changed.get(id);
        return mine != null ? mine : stored.tile(id);
    }

    private void put(int level, long index, byte[] hash) {
        var id = new Id(level, index / WIDTH);
        int place = (int) (index % WIDTH);
        var before = place == 0 ? new byte[0] : tile(id);
        if (before.length != place * Hashes.SHA256_BYTES) {
            throw new IllegalStateException("a tile of the journal's tree does not fit the tree's size");
        }
        var after = Arrays.copyOf(before, before.length + Hashes.SHA256_BYTES);
        System.arraycopy(hash, 0, after, before.length, hash.length);
        changed.put(id, after);
        if (place == WIDTH - 1) {
            put(level + 1, index >>> LEVEL_BITS, Tiles.block(after, 0, WIDTH));
        }
    }
}
