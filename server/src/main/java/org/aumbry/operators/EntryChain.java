package org.aumbry.operators;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * How each entry of the installation's journal holds the one before.
 *
 * <p>Shape of what is hashed (SHA-256): {@code "aumbry installation entry v1" | hash before (32) | text}, the text
 * being number, microseconds since 1970, entry id, operator, network, verb, kind and id of the object, outcome and the
 * SHA-256 of the sealed details in hexadecimal, joined by line feeds; a dash stands for what is absent. Before the
 * first entry stand 32 zero bytes.
 */
final class EntryChain {

    static final byte[] BEGINNING = new byte[Hashes.SHA256_BYTES];
    private static final byte[] LABEL = "aumbry installation entry v1".getBytes(StandardCharsets.US_ASCII);

    private EntryChain() {}

    static byte[] hash(byte[] before, InstallationEntry entry, byte[] detailsSealed) {
        ObjectRef object = entry.object();
        var text = String.join("\n",
                "" + entry.number(),
                "" + ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()),
                entry.id().toString(),
                orDash(entry.operator()),
                orDash(entry.network()),
                entry.verb(),
                object.kind(),
                orDash(object.id()),
                entry.outcome().stored(),
                HexFormat.of().formatHex(Hashes.sha256(detailsSealed)));
        var digest = Hashes.sha256();
        digest.update(LABEL);
        digest.update(before);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
