package org.aumbry.checkpoints;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes the proof of an entry chosen by chance, as an auditor elsewhere does, and computes from that text alone whether
 * the entry leads to the head and the head is signed.
 */
@Component
class ProofProbe implements Probe {

    private final Supplier<Optional<Taken>> proof;

    /** A proof, and the key that was noted down for its head. */
    record Taken(String text, NoteKey key) {}

    @Autowired
    ProofProbe(Log log, PlacedEntries placed, Randomness randomness) {
        this(() -> {
            long size = placed.size();
            long at = size == 0 ? 0 : Math.floorMod(ByteBuffer.wrap(randomness.bytes(Long.BYTES)).getLong(), size);
            return placed.from(at, 1).entries().stream()
                    .findFirst()
                    .flatMap(entry -> log.proof(entry.entry().id()))
                    .map(text -> new Taken(text, log.verifier(size(text))));
        });
    }

    ProofProbe(Supplier<Optional<Taken>> proof) {
        this.proof = proof;
    }

    @Override
    public String id() {
        return "checkpoints.proof";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-57");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var taken = proof.get();
        if (taken.isEmpty()) {
            return Result.holds("Nothing has a place in the tree yet, so there is nothing to prove.");
        }
        var text = taken.get().text();
        var head = new Checkpoint(size(text), java.time.Instant.EPOCH, note(text));
        boolean leads = Arrays.equals(root(text, head.size()), TreeWalk.root(head));
        boolean signed = TreeWalk.signed(taken.get().key(), head);
        var figures = "The proof of one entry of %d: it leads to the head: %s; the head is signed: %s."
                .formatted(head.size(), leads ? "yes" : "no", signed ? "yes" : "no");
        return leads && signed ? Result.holds(figures) : Result.fails(figures);
    }

    private static String note(String text) {
        return text.substring(text.indexOf("\n\n") + 2);
    }

    private static long size(String text) {
        return Long.parseLong(note(text).split("\n", 3)[1]);
    }

    /** RFC 9162, 2.1.3.2. */
    private static byte[] root(String text, long size) {
        var lines = text.substring(0, text.indexOf("\n\n")).split("\n");
        var extra = ByteBuffer.wrap(Base64.getDecoder().decode(lines[1].substring("extra ".length())));
        var leaf = new byte[extra.getInt()];
        extra.get(leaf);
        long at = Long.parseLong(lines[2].substring("index ".length()));
        long last = size - 1;
        var hash = Merkle.leaf(leaf);
        for (var line : Arrays.asList(lines).subList(3, lines.length)) {
            var step = Base64.getDecoder().decode(line);
            if ((at & 1) == 1 || at == last) {
                hash = Merkle.node(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return hash;
    }
}
