package org.aumbry.checkpoints;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.aumbry.checkpoints.TreeCheck.Fault;
import org.aumbry.checkpoints.TreeCheck.Kind;
import org.aumbry.crypto.Hashes;
import org.springframework.stereotype.Component;

/** Goes through the entered network's whole journal and compares what is computed anew with what was signed. */
@Component
class TreeWalk {

    static final int MOST_FAULTS = 100;
    private static final int MOST_HEADS = 1000;
    private static final byte DAMAGED = 2;

    private final Log log;

    TreeWalk(Log log) {
        this.log = log;
    }

    /** How far it came, and what is wrong. */
    record Result(long size, List<Fault> faults) {}

    Result walk() {
        var newest = log.newest();
        if (newest.isEmpty()) {
            return new Result(0, List.of());
        }
        var faults = new ArrayList<Fault>();
        var head = newest.get();
        var older = new ArrayList<>(log.before(head.size(), MOST_HEADS).reversed());
        older.add(head);
        older.stream()
                .filter(each -> !signed(log.verifier(each.size()), each))
                .forEach(each -> faults.add(new Fault(Kind.SIGNATURE, each.size())));
        var tree = new GrowingTree(0, id -> new byte[0]);
        for (long from = 0; from < head.size() && faults.size() < MOST_FAULTS; from += Tiles.WIDTH) {
            long to = Math.min(from + Tiles.WIDTH, head.size());
            var tile = log.tile(0, from / Tiles.WIDTH, (int) (to - from)).orElseGet(() -> new byte[0]);
            for (var entry : log.range(from, to)) {
                examine(entry, tile, faults);
                tree.add(Merkle.leaf(entry.leaf()));
                compare(older, tree, head, faults);
            }
        }
        return new Result(tree.size(), faults.stream().limit(MOST_FAULTS).toList());
    }

    static void examine(Exported entry, byte[] tile, List<Fault> faults) {
        var opening = entry.opening();
        if (entry.leaf().length == 0) {
            faults.add(new Fault(Kind.MISSING, entry.position()));
        } else if (!Arrays.equals(Merkle.leaf(entry.leaf()), hash(tile, entry.position()))) {
            faults.add(new Fault(Kind.CHANGED, entry.position()));
        } else if (opening != null && opening[Long.BYTES] == DAMAGED) {
            faults.add(new Fault(Kind.DAMAGED, entry.position()));
        }
    }

    private static byte[] hash(byte[] tile, long position) {
        int place = (int) (position % Tiles.WIDTH) * Hashes.SHA256_BYTES;
        return tile.length < place + Hashes.SHA256_BYTES
                ? new byte[0]
                : Arrays.copyOfRange(tile, place, place + Hashes.SHA256_BYTES);
    }

    private static void compare(List<Checkpoint> heads, GrowingTree tree, Checkpoint newest, List<Fault> faults) {
        if (heads.isEmpty() || heads.getFirst().size() != tree.size()) {
            return;
        }
        var head = heads.removeFirst();
        if (!Arrays.equals(root(head), tree.root())) {
            faults.add(new Fault(head == newest ? Kind.ROOT : Kind.OLDER_HEAD, head.size()));
        }
    }

    /** The root that a head names; empty when it names none. */
    static byte[] root(Checkpoint head) {
        try {
            return Base64.getDecoder().decode(head.note().split("\n", 4)[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return new byte[0];
        }
    }

    /** Whether the network's own key signed the head, and the head says of which size and journal it is. */
    static boolean signed(NoteKey verifier, Checkpoint head) {
        int blank = head.note().indexOf("\n\n");
        var prefix = "— " + verifier.name() + " ";
        if (blank < 0 || !head.note().startsWith(verifier.name() + "\n" + head.size() + "\n")) {
            return false;
        }
        var text = head.note().substring(0, blank + 1).getBytes(StandardCharsets.UTF_8);
        return head.note().substring(blank + 2).lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> decoded(line.substring(prefix.length())))
                .filter(line -> line.length > NoteKey.ID_BYTES)
                .filter(line -> Arrays.equals(Arrays.copyOf(line, NoteKey.ID_BYTES), verifier.id()))
                .anyMatch(line -> verifier.verifies(
                        text, Arrays.copyOfRange(line, NoteKey.ID_BYTES, line.length)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }
}
