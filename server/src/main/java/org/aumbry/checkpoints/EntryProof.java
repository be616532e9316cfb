package org.aumbry.checkpoints;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;

/**
 * The proof of one entry (C2SP tlog-proof). Extra data: {@code leaf length (4) | leaf | length (4) | long list of
 * commitments or nothing | opening or nothing}.
 */
final class EntryProof {

    private EntryProof() {}

    static String text(Exported entry, List<byte[]> path, String note) {
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
        text.append("extra ").append(base64(extra(entry))).append('\n');
        text.append("index ").append(entry.position()).append('\n');
        path.forEach(hash -> text.append(base64(hash)).append('\n'));
        return text.append('\n').append(note).toString();
    }

    private static byte[] extra(Exported entry) {
        var longList = entry.longList() == null ? new byte[0] : entry.longList();
        var extra = new ByteArrayOutputStream();
        extra.writeBytes(Openings.number(entry.leaf().length));
        extra.writeBytes(entry.leaf());
        extra.writeBytes(Openings.number(longList.length));
        extra.writeBytes(longList);
        if (entry.opening() != null) {
            extra.writeBytes(entry.opening());
        }
        return extra.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
