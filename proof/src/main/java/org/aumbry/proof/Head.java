package org.aumbry.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A signed head of a tree (C2SP tlog-checkpoint, signed-note). Nothing in it counts before {@link #signedBy} said so.
 *
 * @param text what is signed: origin, size, root, each with its line feed
 * @param root 32 bytes
 */
public record Head(String text, String origin, long size, byte[] root, List<Line> signatures) {

    private static final int LONGEST = 100_000;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern SIGNATURE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/=]+)");
    private static final int SIGNATURE_BYTES = 64;

    /** A signature line: the name of the key, its id and the signature. */
    public record Line(String name, byte[] id, byte[] signature) {

        boolean of(Key key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }
    }

    /** What a signature is worth. */
    public enum Verdict {
        SIGNED,
        WRONG,
        ABSENT
    }

    /** @throws IllegalArgumentException with a sentence, when it is no head */
    public static Head parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("A head is no signed note.");
        }
        var text = note.substring(0, blank + 1);
        var lines = text.split("\n", -1);
        if (lines.length != 4 || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("A head says neither whose nor how large its tree is.");
        }
        var signatures = new ArrayList<Line>();
        for (var line : note.substring(blank + 2).split("\n")) {
            signatures.add(line(line));
        }
        return new Head(text, lines[0], Long.parseLong(lines[1]), root(lines[2]), List.copyOf(signatures));
    }

    private static byte[] root(String base64) {
        var root = Base64.getDecoder().decode(base64);
        if (root.length != Sha256.BYTES) {
            throw new IllegalArgumentException("A head has no hash of its tree.");
        }
        return root;
    }

    private static Line line(String line) {
        var parts = SIGNATURE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A head has a line that is no signature.");
        }
        var bytes = Base64.getDecoder().decode(parts.group(2));
        boolean exact = Base64.getEncoder().encodeToString(bytes).equals(parts.group(2));
        if (bytes.length <= Key.ID_BYTES || !exact) {
            throw new IllegalArgumentException("A head has a line that is no signature.");
        }
        return new Line(
                parts.group(1),
                Arrays.copyOf(bytes, Key.ID_BYTES),
                Arrays.copyOfRange(bytes, Key.ID_BYTES, bytes.length));
    }

    /** Whether a line claims to be of that key. */
    boolean names(Key key) {
        return signatures.stream().anyMatch(line -> line.of(key));
    }

    /** Whether that key signed; other keys' signatures don't count, wrong ones of the key spoil everything. */
    public Verdict signedBy(Key key) {
        var verdict = Verdict.ABSENT;
        for (var line : signatures) {
            if (line.of(key)) {
                if (!verifies(key, line.signature())) {
                    return Verdict.WRONG;
                }
                verdict = Verdict.SIGNED;
            }
        }
        return verdict;
    }

    private boolean verifies(Key key, byte[] signature) {
        if (key.ofLog()) {
            return (key.type() == Key.LOG_ECDSA || signature.length == SIGNATURE_BYTES)
                    && key.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE_BYTES) {
            return false;
        }
        // C2SP tlog-cosignature: eight bytes of time, then the signature over a head line, a time line and the note.
        long time = ByteBuffer.wrap(signature).getLong();
        var message = "cosignature/v1\ntime " + time + "\n" + text;
        return time >= 0 && key.verifies(
                message.getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }
}
