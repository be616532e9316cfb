package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps one copy of each blob in an object store with an S3 interface: object {@code <prefix><tenant>/<last two digits
 * of id>/<id>}.
 *
 * <p>An object appears whole or not at all; longer ones in parts. Names are unique by themselves, and writing a blob
 * again writes the same bytes, so nothing depends on conditional writes, which some stores ignore.
 */
final class BucketPlace implements BlobPlace {

    /** Longer files go up in parts; S3 wants parts of 5 MiB or more and at most 10,000 of them. */
    private static final int PART_BYTES = 8 << 20;

    private static final int MOST_PARTS = 9_000;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final String location;
    private final BucketDoor door;

    BucketPlace(String location, BucketDoor door) {
        this.location = location;
        this.door = door;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public void put(BlobName name, SealedFile source) throws IOException {
        var container = door.of(name.tenant());
        try {
            write(container, name, source);
        } catch (StoreAnswers.NoBucketException missing) {
            if (!container.makesBucket()) {
                throw missing;
            }
            make(container);
            write(container, name, source);
        }
    }

    private void write(BucketDoor.Container container, BlobName name, SealedFile source) throws IOException {
        long size = source.size();
        if (size <= PART_BYTES) {
            var bytes = read(source, 0, (int) size);
            ask(name, () -> container.client().putObject(
                    put -> put.bucket(container.bucket()).key(key(container, name)).contentMD5(StoreAnswers.md5(bytes)),
                    RequestBody.fromBytes(bytes)));
        } else {
            writeParts(container, name, source, size);
        }
    }

    private void writeParts(BucketDoor.Container container, BlobName name, SealedFile source, long size)
            throws IOException {
        var client = container.client();
        var key = key(container, name);
        var upload = ask(name, () -> client.createMultipartUpload(
                        begin -> begin.bucket(container.bucket()).key(key)))
                .uploadId();
        try {
            int partBytes = (int) Math.max(PART_BYTES, size / MOST_PARTS + 1);
            var parts = new ArrayList<CompletedPart>();
            for (long at = 0; at < size; at += partBytes) {
                int number = parts.size() + 1;
                var bytes = read(source, at, (int) Math.min(partBytes, size - at));
                var tag = ask(name, () -> client.uploadPart(
                                part -> part.bucket(container.bucket()).key(key).uploadId(upload).partNumber(number)
                                        .contentMD5(StoreAnswers.md5(bytes)),
                                RequestBody.fromBytes(bytes)))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
            ask(name, () -> client.completeMultipartUpload(end -> end.bucket(container.bucket()).key(key)
                    .uploadId(upload).multipartUpload(all -> all.parts(parts))));
        } catch (IOException failed) {
            try {
                ask(name, () -> client.abortMultipartUpload(
                        end -> end.bucket(container.bucket()).key(key).uploadId(upload)));
            } catch (IOException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    @Override
    public SealedFile open(BlobName name) throws IOException {
        var container = door.of(name.tenant());
        try {
            return BucketFile.open((from, length) -> range(container, name, from, length));
        } catch (StoreAnswers.NoBucketException missing) {
            throw container.makesBucket() ? new NoSuchFileException(name.toString()) : missing;
        }
    }

    private static BucketFile.Window range(BucketDoor.Container container, BlobName name, long from, int length)
            throws IOException {
        try {
            var found = ask(name, () -> container.client().getObjectAsBytes(get -> get.bucket(container.bucket())
                    .key(key(container, name)).range("bytes=" + from + "-" + (from + length - 1))));
            var range = found.response().contentRange();
            var bytes = found.asByteArrayUnsafe();
            long size = range == null ? bytes.length : Long.parseLong(range.substring(range.indexOf('/') + 1));
            return new BucketFile.Window(from, bytes, size);
        } catch (StoreAwayException refused) {
            if (refused.getCause() instanceof S3Exception s3 && s3.statusCode() == RANGE_NOT_SATISFIABLE) {
                long size = ask(name, () -> container.client().headObject(
                                head -> head.bucket(container.bucket()).key(key(container, name))))
                        .contentLength();
                return new BucketFile.Window(from, new byte[0], size);
            }
            throw refused;
        }
    }

    @Override
    public boolean exists(BlobName name) throws IOException {
        var container = door.of(name.tenant());
        try {
            ask(name, () -> container.client().headObject(
                    head -> head.bucket(container.bucket()).key(key(container, name))));
            return true;
        } catch (NoSuchFileException missing) {
            return false;
        } catch (StoreAnswers.NoBucketException missing) {
            if (container.makesBucket()) {
                return false;
            }
            throw missing;
        }
    }

    @Override
    public void delete(BlobName name) throws IOException {
        var container = door.of(name.tenant());
        try {
            ask(name, () -> container.client().deleteObject(
                    gone -> gone.bucket(container.bucket()).key(key(container, name))));
        } catch (NoSuchFileException | StoreAnswers.NoBucketException gone) {
            // Nothing is left to delete.
            return;
        }
    }

    @Override
    public List<BlobStore.Stored> list(TenantId tenant) throws IOException {
        return under("", tenant);
    }

    @Override
    public List<BlobStore.Stored> shelf(TenantId tenant, String shelf) throws IOException {
        return under(shelf + "/", tenant);
    }

    private List<BlobStore.Stored> under(String more, TenantId tenant) throws IOException {
        var container = door.of(tenant);
        var found = new ArrayList<BlobStore.Stored>();
        try {
            return ask(null, () -> {
                container.client().listObjectsV2Paginator(
                                list -> list.bucket(container.bucket()).prefix(container.prefix() + more))
                        .contents().forEach(object -> {
                            var id = object.key().substring(object.key().lastIndexOf('/') + 1);
                            if (DirectoryPlace.ID.matcher(id).matches()) {
                                var name = new BlobName(tenant, UUID.fromString(id));
                                found.add(new BlobStore.Stored(name, object.lastModified()));
                            }
                        });
                return found;
            });
        } catch (StoreAnswers.NoBucketException notYet) {
            if (container.makesBucket()) {
                return List.of();
            }
            throw notYet;
        }
    }

    /** Parts of files whose putting was broken off. */
    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) throws IOException {
        var container = door.of(tenant);
        try {
            return ask(null, () -> {
                int swept = 0;
                for (var upload : container.client().listMultipartUploadsPaginator(
                                list -> list.bucket(container.bucket()).prefix(container.prefix())).uploads()) {
                    if (upload.initiated().isBefore(before)) {
                        container.client().abortMultipartUpload(end -> end.bucket(container.bucket())
                                .key(upload.key()).uploadId(upload.uploadId()));
                        swept++;
                    }
                }
                return swept;
            });
        } catch (StoreAnswers.NoBucketException notYet) {
            return 0;
        }
    }

    /** The sign of a place in use is an object beside the networks' containers. */
    @Override
    public Seen check() throws IOException {
        var common = door.common();
        if (door.hasBucketPerNetwork()) {
            ask(null, () -> common.client().listBuckets());
            return Seen.KNOWN;
        }
        var key = common.prefix() + DirectoryPlace.MARK;
        try {
            ask(null, () -> common.client().headObject(head -> head.bucket(common.bucket()).key(key)));
            return Seen.KNOWN;
        } catch (NoSuchFileException fresh) {
            var bytes = new byte[] {'\n'};
            ask(null, () -> common.client().putObject(
                    put -> put.bucket(common.bucket()).key(key).contentMD5(StoreAnswers.md5(bytes)),
                    RequestBody.fromBytes(bytes)));
            return Seen.BEGUN_ANEW;
        }
    }

    private static void make(BucketDoor.Container container) throws IOException {
        try {
            ask(null, () -> container.client().createBucket(make -> make.bucket(container.bucket())));
        } catch (StoreAwayException refused) {
            if (!(refused.getCause() instanceof BucketAlreadyOwnedByYouException
                    || refused.getCause() instanceof BucketAlreadyExistsException)) {
                throw refused;
            }
        }
    }

    private static <T> T ask(@Nullable BlobName name, Supplier<T> question) throws IOException {
        return StoreAnswers.ask(String.valueOf(name), question);
    }

    private static byte[] read(SealedFile source, long from, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        source.read(buffer, from);
        if (buffer.hasRemaining()) {
            throw new IOException("a blob grew shorter while it was copied");
        }
        return buffer.array();
    }

    private static String key(BucketDoor.Container container, BlobName name) {
        return container.prefix() + name.shelf() + "/" + name.id();
    }
}
