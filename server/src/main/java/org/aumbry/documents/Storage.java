package org.aumbry.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.blobs.Receipt;
import org.aumbry.blobs.StagedId;
import org.aumbry.data.KeyScope;
import org.aumbry.networks.NetworkLimits;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings content into the blob store, under the key of the space it is for, and says what it is. */
@Component
class Storage {

    private final Blobs blobs;
    private final NetworkLimits limits;

    Storage(Blobs blobs, NetworkLimits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /**
     * Makes room for content that comes in pieces.
     *
     * @param lengthBytes null when that is not known yet
     */
    StagedId begin(SpaceId space, @Nullable Long lengthBytes) {
        requireRoom(lengthBytes == null ? 0 : lengthBytes);
        return blobs.begin(KeyScope.space(space.value())).id();
    }

    long offset(StagedId staged) {
        return blobs.find(staged).offsetBytes();
    }

    /** Adds bytes and makes them durable; answers the new offset. */
    long append(StagedId staged, long offset, InputStream bytes) {
        return blobs.append(staged, offset, bytes, UploadRules.MOST_BYTES);
    }

    /** Adds bytes that have the hash announced, or none. */
    long appendChecked(StagedId staged, long offset, InputStream bytes, byte[] sha256) {
        return blobs.append(staged, offset, new CheckedInput(bytes, sha256), UploadRules.MOST_BYTES);
    }

    void abandon(StagedId staged) {
        blobs.abandon(staged);
    }

    NewContent finish(StagedId staged, String fileName) {
        return content(blobs.finish(staged), fileName);
    }

    /** Takes in a whole stream of at most 100 MiB. */
    NewContent put(SpaceId space, InputStream bytes, String fileName) {
        requireRoom(0);
        return content(
                blobs.put(KeyScope.space(space.value()), new BoundedInput(bytes, UploadRules.MOST_BYTES)), fileName);
    }

    /** The same content sealed under another space's key. */
    BlobId resealed(BlobId blob, SpaceId space) {
        try (var content = blobs.open(blob).stream()) {
            return blobs.put(KeyScope.space(space.value()), content).id();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nothing refers to the content any more; it goes once no kept past can need it. */
    void remove(BlobId blob) {
        blobs.remove(blob);
    }

    /** In how many places the content lies now. */
    int copies(BlobId blob) {
        return blobs.copies(blob);
    }

    /** Refuses what the network has no room for; what comes at the same time is not counted yet. */
    private void requireRoom(long more) {
        limits.requireBytes(() -> blobs.totals().sizeBytes(), more);
    }

    private NewContent content(Receipt receipt, String fileName) {
        return new NewContent(
                receipt.id(),
                receipt.sizeBytes(),
                HexFormat.of().formatHex(receipt.sha256()),
                MediaTypes.detect(first(receipt), fileName),
                fileName);
    }

    private byte[] first(Receipt receipt) {
        var length = Math.min(receipt.sizeBytes(), MediaTypes.LOOKED_AT_BYTES);
        try (var start = blobs.open(receipt.id()).range(0, length)) {
            return start.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
