package org.aumbry.checkpoints;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.crypto.Hashes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The entered network's tree as others may fetch it. Decides nothing about who may. */
@Component
class Log {

    private final JournalTreeStore store;
    private final WitnessStore witnesses;
    private final LeafReader leaves;
    private final TreeKey key;

    Log(JournalTreeStore store, WitnessStore witnesses, LeafReader leaves, TreeKey key) {
        this.store = store;
        this.witnesses = witnesses;
        this.leaves = leaves;
        this.key = key;
    }

    @Transactional
    NoteKey verifier() {
        return key.verifier();
    }

    /** The key that heads of that size are signed by. */
    @Transactional
    NoteKey verifier(long size) {
        return key.verifier(size);
    }

    /** All keys of heads, the first one first. */
    @Transactional
    List<LogKey> keys() {
        return key.all();
    }

    /** The newest head, with the lines of witnesses that signed it. */
    @Transactional(readOnly = true)
    Optional<Checkpoint> newest() {
        return store.newest().map(head -> new Checkpoint(
                head.size(),
                head.at(),
                head.note() + witnesses.lines(head.size()).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())));
    }

    @Transactional(readOnly = true)
    byte[] root(long size) {
        return new TiledTree(size, store).root();
    }

    /** Whether a signed head covers the entry. */
    @Transactional(readOnly = true)
    boolean covers(UUID entry) {
        long size = store.newest().map(Checkpoint::size).orElse(0L);
        return store.position(entry).filter(position -> position < size).isPresent();
    }

    @Transactional(readOnly = true)
    List<Checkpoint> before(long size, int limit) {
        return store.checkpoints(size, limit);
    }

    /** So many hashes of a tile; empty when it does not have them. A narrower tile is the beginning of a wider one. */
    @Transactional(readOnly = true)
    Optional<byte[]> tile(int level, long number, int width) {
        var tile = store.tile(new Tiles.Id(level, number));
        int bytes = width * Hashes.SHA256_BYTES;
        return tile.length < bytes ? Optional.empty() : Optional.of(Arrays.copyOf(tile, bytes));
    }

    /** So many leaves of a bundle of 256, each with its length in two bytes; empty when it does not have them. */
    @Transactional(readOnly = true)
    Optional<byte[]> entries(long number, int width) {
        long from = number * Tiles.WIDTH;
        long size = store.newest().map(Checkpoint::size).orElse(0L);
        if (from + width > size) {
            return Optional.empty();
        }
        return Optional.of(Bundle.entries(leaves.range(from, from + width, false)));
    }

    @Transactional(readOnly = true)
    Optional<List<byte[]>> consistency(long from, long to) {
        long size = store.newest().map(Checkpoint::size).orElse(0L);
        return from < 0 || from > to || to > size
                ? Optional.empty()
                : Optional.of(new TiledTree(to, store).consistency(from));
    }

    /** The proof of one entry with its opened values (C2SP tlog-proof); empty while it has no place. */
    @Transactional(readOnly = true)
    Optional<String> proof(UUID entry) {
        var newest = newest();
        var position = store.position(entry).filter(at -> newest.isPresent() && at < newest.get().size());
        return position.map(at -> EntryProof.text(
                leaves.range(at, at + 1, true).getFirst(),
                new TiledTree(newest.orElseThrow().size(), store).inclusion(at),
                newest.orElseThrow().note()));
    }

    List<Exported> range(long from, long to) {
        return leaves.range(from, to, true);
    }
}
