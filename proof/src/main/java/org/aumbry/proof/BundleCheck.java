package org.aumbry.proof;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks a bundle while it is read; {@code docs/formats/journal-bundle-v1.md}.
 *
 * <p>Shape: the magic line, then records of {@code tag (4) | length (4) | content}: key, successions of
 * keys if there are any, and head, then for each 256
 * entries their leaves, long lists of commitments where there are any, and the opened values; an end record last.
 */
final class BundleCheck {

    static final byte[] MAGIC = Verifier.ascii("aumbry.bundle/v1\n");

    private static final int LONGEST_RECORD = 1 << 27;
    private static final int BLOCK = 256;

    private final Report report;
    private final HeadCheck heads;
    private final RunningTree tree = new RunningTree();
    private final Sha256 sha = new Sha256();
    private final Leaf[] block = new Leaf[BLOCK];
    private final Map<Long, Map<String, byte[]>> longLists = new HashMap<>();
    private final Successions successions = new Successions();
    private final Erasures erasures = new Erasures();
    private long blockStart;
    private int blockCount;
    private Key key;
    private Head head;
    private boolean ended;
    private long withValues;
    private long opened;
    private long erased;

    BundleCheck(Trust trust, Report report) {
        this.report = report;
        this.heads = new HeadCheck(trust, report);
    }

    void read(DataInputStream in) throws IOException {
        try {
            while (!ended) {
                int tag = in.readInt();
                int length = in.readInt();
                if (length < 0 || length > LONGEST_RECORD) {
                    throw new IllegalArgumentException("a part of it claims to be " + length + " bytes long.");
                }
                var content = in.readNBytes(length);
                if (content.length < length) {
                    throw new EOFException();
                }
                record(new String(ByteBuffer.allocate(4).putInt(tag).array(), StandardCharsets.US_ASCII), content);
            }
            if (in.read() >= 0) {
                report.fault("Something stands behind the end of the file.");
            }
        } catch (EOFException cut) {
            report.fault(tree.size() == 0
                    ? "The file is cut off before its first entry is whole."
                    : "The file is cut off after entry " + (tree.size() - 1) + ".");
        } catch (BufferUnderflowException cut) {
            report.fault("The file is damaged: a part of it is shorter than it says.");
        }
        finish();
    }

    private void record(String tag, byte[] content) {
        if (head == null && !tag.equals("KEY ") && !tag.equals("SUCC") && !tag.equals("HEAD")) {
            throw new IllegalArgumentException("it does not begin with a key and a head.");
        }
        if (head != null && tag.equals("SUCC")) {
            throw new IllegalArgumentException("a succession of keys stands behind its head.");
        }
        switch (tag) {
            case "KEY " -> key = Key.parse(new String(content, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalArgumentException("its key is none."));
            case "SUCC" -> successions.add(new String(content, StandardCharsets.UTF_8));
            case "HEAD" -> head(Head.parse(new String(content, StandardCharsets.UTF_8)));
            case "LEAF" -> leaves(ByteBuffer.wrap(content));
            case "LONG" -> longList(ByteBuffer.wrap(content));
            case "OPEN" -> openings(ByteBuffer.wrap(content));
            case "END " -> ended = true;
            default -> throw new IllegalArgumentException("it has a part of an unknown kind.");
        }
    }

    private void head(Head parsed) {
        if (head != null) {
            throw new IllegalArgumentException("it has two heads.");
        }
        head = parsed;
        report.fact("Journal " + head.origin() + ", " + head.size() + " entries.");
        heads.check(head, key, successions);
        compareKept();
    }

    /** The root of a smaller tree stands in this one as long as its size is the number of leaves read so far. */
    private void compareKept() {
        for (var old : heads.kept()) {
            if (old.size() == tree.size()) {
                if (Arrays.equals(old.root(), tree.root())) {
                    report.fact("The head that you kept of " + old.size() + " entries is a part of this journal.");
                } else {
                    report.fault("The first " + old.size() + " entries are not those of the head that you kept:"
                            + " what had happened was written anew.");
                }
            }
        }
    }

    private void leaves(ByteBuffer in) {
        blockStart = tree.size();
        blockCount = 0;
        longLists.clear();
        while (in.hasRemaining()) {
            if (blockCount == BLOCK) {
                throw new IllegalArgumentException("it has more entries in one part than there may be.");
            }
            leaf(Leaf.bytes(in, Short.toUnsignedInt(in.getShort())));
        }
    }

    private void leaf(byte[] bytes) {
        long position = tree.size();
        block[blockCount++] = null;
        tree.add(sha.leaf(bytes));
        if (bytes.length == 0) {
            report.fault("Entry " + position + " is missing.");
        } else {
            try {
                var leaf = Leaf.parse(bytes);
                block[blockCount - 1] = leaf;
                if (leaf.position() != position) {
                    report.fault("Where entry " + position + " belongs stands entry " + leaf.position() + ".");
                }
                examine(leaf);
                erasures.add(leaf);
            } catch (IllegalArgumentException unreadable) {
                report.fault("Entry " + position + " is no entry: " + unreadable.getMessage() + ".");
            }
        }
        compareKept();
    }

    private void examine(Leaf leaf) {
        if (leaf.commitmentsHash() != null || !leaf.commitments().isEmpty()) {
            withValues++;
        }
        if (leaf.commitments() != null && leaf.commitments().containsKey("@tampered")) {
            report.fault("The values of entry " + leaf.position() + " were changed before it got its place.");
        }
    }

    private void longList(ByteBuffer in) {
        long position = in.getLong();
        var leaf = leafAt(position);
        var list = Leaf.bytes(in, in.remaining());
        if (leaf == null || leaf.commitmentsHash() == null || !Arrays.equals(sha.of(list), leaf.commitmentsHash())) {
            report.fault("The list of commitments of entry " + position + " is not the one that was recorded.");
        } else {
            longLists.put(position, Leaf.commitments(ByteBuffer.wrap(list)));
        }
    }

    private void openings(ByteBuffer in) {
        while (in.hasRemaining()) {
            var opening = Opening.read(in);
            var leaf = leafAt(opening.position());
            if (leaf == null) {
                report.fault("Values are shown for entry " + opening.position() + ", which is not there.");
                continue;
            }
            var commitments = leaf.commitments() == null ? longLists.get(opening.position()) : leaf.commitments();
            if (commitments == null) {
                report.fault("The list of commitments of entry " + opening.position() + " is missing.");
                continue;
            }
            opening.check(commitments, sha, report);
            erasures.add(leaf, opening);
            opened += opening.state() == Opening.OPENED ? 1 : 0;
            erased += opening.state() == Opening.ERASED ? 1 : 0;
        }
    }

    private Leaf leafAt(long position) {
        long place = position - blockStart;
        return place < 0 || place >= blockCount ? null : block[(int) place];
    }

    private void finish() {
        if (head == null) {
            report.fault("The file has no head.");
            return;
        }
        if (tree.size() != head.size()) {
            report.fault("The head covers " + head.size() + " entries, the file has " + tree.size() + ".");
        } else if (!Arrays.equals(tree.root(), head.root())) {
            report.fault("The entries don't lead to the signed head: at least one was changed, added, removed or"
                    + " moved.");
        } else {
            report.fact("The entries lead to the signed head; all " + tree.size() + " are in their order.");
        }
        report.fact("Values of " + withValues + " entries: " + opened + " opened as recorded, " + erased
                + " erased, " + Math.max(0, withValues - opened - erased) + " not shown.");
        erasures.conclude(report);
    }
}
