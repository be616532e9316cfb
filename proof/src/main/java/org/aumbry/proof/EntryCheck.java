package org.aumbry.proof;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Checks the proof of one entry (C2SP tlog-proof). Its extra data are {@code leaf length (4) | leaf | length (4) | long
 * list of commitments or nothing | opening or nothing}.
 */
final class EntryCheck {

    static final byte[] MAGIC = Verifier.ascii("c2sp.org/tlog-proof@v1\n");
    static final int LONGEST = 1 << 24;

    private final Report report;
    private final HeadCheck heads;
    private final Successions successions = new Successions();
    private final Sha256 sha = new Sha256();

    EntryCheck(Trust trust, Report report) {
        this.report = report;
        trust.successions().forEach(successions::addAll);
        this.heads = new HeadCheck(trust, report);
    }

    void read(byte[] rest) {
        var text = new String(rest, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith("extra ")) {
            throw new IllegalArgumentException("it has no head, or not the entry itself.");
        }
        var lines = text.substring(0, blank).split("\n");
        if (lines.length < 2 || !lines[1].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new IllegalArgumentException("it does not say which entry it is of.");
        }
        long index = Long.parseLong(lines[1].substring("index ".length()));
        var path = new ArrayList<byte[]>();
        for (var line : Arrays.asList(lines).subList(2, lines.length)) {
            path.add(Base64.getDecoder().decode(line));
        }
        var head = Head.parse(text.substring(blank + 2));
        report.fact("Journal " + head.origin() + ", " + head.size() + " entries.");
        heads.check(head, null, successions);
        try {
            var extra = Base64.getDecoder().decode(lines[0].substring("extra ".length()));
            entry(ByteBuffer.wrap(extra), index, path, head);
        } catch (BufferUnderflowException cut) {
            report.fault("The file is damaged: its entry is cut off.");
        }
        for (var old : heads.kept()) {
            if (old.size() == head.size() && !Arrays.equals(old.root(), head.root())) {
                report.fault("The head is not the one that you kept, though both cover " + old.size() + " entries.");
            }
        }
    }

    private void entry(ByteBuffer extra, long index, List<byte[]> path, Head head) {
        var bytes = Leaf.bytes(extra, extra.getInt());
        var list = Leaf.bytes(extra, extra.getInt());
        if (index >= head.size() || !Arrays.equals(head.root(), root(sha.leaf(bytes), index, head.size(), path))) {
            report.fault("Entry " + index + " does not lead to the signed head.");
        } else {
            report.fact("Entry " + index + " leads to the signed head.");
        }
        var leaf = Leaf.parse(bytes);
        if (leaf.position() != index) {
            report.fault("The entry says that it is entry " + leaf.position() + ".");
        }
        report.fact(leaf.at() + " " + leaf.verb() + " " + leaf.kind()
                + leaf.object().map(id -> " " + id).orElse("")
                + leaf.person().map(id -> " by " + id).orElse(" by nobody known")
                + List.of(", allowed", ", denied", ", failed").get(leaf.outcome())
                + leaf.reason().map(reason -> " (" + reason + ")").orElse("") + ".");
        if (extra.hasRemaining()) {
            values(Opening.read(extra), leaf, list);
        }
    }

    private void values(Opening opening, Leaf leaf, byte[] list) {
        Map<String, byte[]> commitments = leaf.commitments();
        if (commitments == null) {
            if (!Arrays.equals(sha.of(list), leaf.commitmentsHash())) {
                report.fault("The list of commitments is not the one that was recorded.");
                return;
            }
            commitments = Leaf.commitments(ByteBuffer.wrap(list));
        }
        opening.check(commitments, sha, report);
        if (opening.state() == Opening.ERASED) {
            report.fact("Its values were erased.");
        }
        opening.values().forEach(value -> report.fact(value.name() + ": " + value.text()));
    }

    /** RFC 9162, 2.1.3.2; empty when the path does not fit the tree. */
    private byte[] root(byte[] leaf, long index, long size, List<byte[]> path) {
        long at = index;
        long last = size - 1;
        var hash = leaf;
        for (var step : path) {
            if (last == 0) {
                return new byte[0];
            }
            if ((at & 1) == 1 || at == last) {
                hash = sha.node(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = sha.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : new byte[0];
    }
}
