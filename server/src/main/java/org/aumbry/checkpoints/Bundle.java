package org.aumbry.checkpoints;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole journal into one file; {@code docs/formats/journal-bundle-v1.md}.
 *
 * <p>Shape: {@code "aumbry.bundle/v1\n"}, then records of {@code tag (4) | length (4) | content}: KEY, SUCC where
 * keys followed one another, HEAD; for each
 * 256 entries LEAF, LONG where needed, OPEN; END.
 */
final class Bundle {

    private final DataOutputStream out;

    Bundle(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /**
     * What comes before the entries.
     *
     * @param key that signed the head
     * @param successions how that key came about, the first one first
     */
    void begin(String key, List<String> successions, String head) throws IOException {
        out.write("aumbry.bundle/v1\n".getBytes(StandardCharsets.US_ASCII));
        record("KEY ", key.getBytes(StandardCharsets.UTF_8));
        for (var succession : successions) {
            record("SUCC", succession.getBytes(StandardCharsets.UTF_8));
        }
        record("HEAD", head.getBytes(StandardCharsets.UTF_8));
    }

    /** @param block the next 256 entries, or the rest */
    void add(List<Exported> block) throws IOException {
        record("LEAF", entries(block));
        var openings = new ByteArrayOutputStream();
        for (var entry : block) {
            byte @Nullable [] longList = entry.longList();
            if (longList != null) {
                record("LONG", ByteBuffer.allocate(Long.BYTES + longList.length)
                        .putLong(entry.position())
                        .put(longList)
                        .array());
            }
            if (entry.opening() != null) {
                openings.writeBytes(entry.opening());
            }
        }
        record("OPEN", openings.toByteArray());
    }

    void end() throws IOException {
        record("END ", new byte[0]);
        out.flush();
    }

    /** Leaves one after another, each with its length in two bytes (C2SP tlog-tiles, "Log entries"). */
    static byte[] entries(List<Exported> block) {
        var bytes = new ByteArrayOutputStream();
        for (var entry : block) {
            bytes.write(entry.leaf().length >> Byte.SIZE);
            bytes.write(entry.leaf().length);
            bytes.writeBytes(entry.leaf());
        }
        return bytes.toByteArray();
    }

    static String fileName(TenantId tenant, long size) {
        return "journal-" + tenant + "-" + size + ".bundle";
    }

    private void record(String tag, byte[] content) throws IOException {
        out.write(tag.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(content.length);
        out.write(content);
    }
}
