package org.aumbry.checkpoints;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aumbry.checkpoints.TreeCheck.Fault;
import org.aumbry.checkpoints.TreeCheck.Kind;
import org.aumbry.crypto.Randomness;
import org.springframework.stereotype.Component;

/** Looks at the entered network's newest head and at a few blocks of entries, some of them chosen by chance. */
@Component
class TreeSample {

    private static final int BLOCKS = 4;

    private final Log log;
    private final Randomness randomness;

    TreeSample(Log log, Randomness randomness) {
        this.log = log;
        this.randomness = randomness;
    }

    /** How many entries the tree has, how many were looked at, and what is wrong. */
    record Result(long size, long looked, List<Fault> faults) {}

    Result look() {
        var newest = log.newest();
        if (newest.isEmpty()) {
            return new Result(0, 0, List.of());
        }
        var head = newest.get();
        var faults = new ArrayList<Fault>();
        if (!TreeWalk.signed(log.verifier(head.size()), head)) {
            faults.add(new Fault(Kind.SIGNATURE, head.size()));
        }
        if (!Arrays.equals(TreeWalk.root(head), log.root(head.size()))) {
            faults.add(new Fault(Kind.ROOT, head.size()));
        }
        long blocks = (head.size() + Tiles.WIDTH - 1) / Tiles.WIDTH;
        long looked = look(head, blocks - 1, faults);
        for (int i = 0; i < BLOCKS; i++) {
            long chance = ByteBuffer.wrap(randomness.bytes(Long.BYTES)).getLong();
            looked += look(head, Math.floorMod(chance, blocks), faults);
        }
        return new Result(head.size(), looked, faults);
    }

    private long look(Checkpoint head, long block, List<Fault> faults) {
        long from = block * Tiles.WIDTH;
        long to = Math.min(from + Tiles.WIDTH, head.size());
        var tile = log.tile(0, block, (int) (to - from)).orElseGet(() -> new byte[0]);
        log.range(from, to).forEach(entry -> TreeWalk.examine(entry, tile, faults));
        return to - from;
    }
}
