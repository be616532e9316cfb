package org.aumbry.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.aumbry.blobs.Blobs;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the latest contents from beginning to end and compares them with the receipts that were given for them. */
@Component
public class ReceiptsProbe implements Probe {

    private static final int MOST_VERSIONS = 20;
    private static final long MOST_BYTES = 32 * 1024 * 1024;

    private final VersionStore versions;
    private final Blobs blobs;

    ReceiptsProbe(VersionStore versions, Blobs blobs) {
        this.versions = versions;
        this.blobs = blobs;
    }

    @Override
    public String id() {
        return "documents.receipts-are-true";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-5");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        int seen = 0;
        int wrong = 0;
        long left = MOST_BYTES;
        for (var version : versions.latest(MOST_VERSIONS)) {
            left -= version.sizeBytes();
            if (left < 0) {
                break;
            }
            seen++;
            wrong += holds(version) ? 0 : 1;
        }
        return wrong == 0
                ? Result.holds("The latest " + seen + " contents have the size and SHA-256 that their receipts name.")
                : Result.fails(wrong + " of the latest " + seen + " contents differ from their receipts.");
    }

    private boolean holds(Version version) {
        try (var content = blobs.open(version.blob()); var in = content.stream()) {
            var digest = Hashes.sha256();
            long size = in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return size == version.sizeBytes() && HexFormat.of().formatHex(digest.digest()).equals(version.sha256());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (KeyDestroyedException gone) {
            // On purpose, with a certificate: there is nothing left that could differ.
            return true;
        } catch (RuntimeException damagedOrGone) {
            return false;
        }
    }
}
