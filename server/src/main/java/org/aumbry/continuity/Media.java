package org.aumbry.continuity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aumbry.blobs.ObjectBucket;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Egress;
import org.jspecify.annotations.Nullable;

/** Where a copy of the archive is read from: a folder, or a bucket whose credential is in the environment. */
public final class Media {

    private static final String BUCKET = "s3://";

    private final ArchiveLocation location;

    private Media(ArchiveLocation location) {
        this.location = location;
    }

    public static Media folder(Path path) {
        return new Media(new DirectoryLocation("media", "here", path, true));
    }

    /**
     * What an operator typed: the path of a folder, or {@code s3://bucket/prefix/}.
     *
     * @param environment for a bucket: {@code AUMBRY_S3_ENDPOINT}, {@code AUMBRY_S3_ACCESS_KEY}, {@code
     *     AUMBRY_S3_SECRET_KEY}, and {@code AUMBRY_S3_REGION} where it matters
     */
    public static Media of(String typed, Map<String, String> environment) {
        if (!typed.startsWith(BUCKET)) {
            return folder(Path.of(typed));
        }
        var where = typed.substring(BUCKET.length()).split("/", 2);
        return new Media(new BucketLocation(
                "media",
                "here",
                new ObjectBucket(new ObjectBucket.Address(
                        required(environment, "AUMBRY_S3_ENDPOINT"),
                        environment.getOrDefault("AUMBRY_S3_REGION", "us-east-1"),
                        where[0],
                        where.length > 1 ? where[1] : "",
                        required(environment, "AUMBRY_S3_ACCESS_KEY"),
                        required(environment, "AUMBRY_S3_SECRET_KEY")), Egress.UNLIMITED),
                true));
    }

    /** Where an installation's archive goes to by its settings. */
    static ArchiveLocation of(ArchiveSettings.Location wanted, Egress egress) {
        var bucket = wanted.bucket();
        var path = wanted.path();
        return bucket == null && path != null
                ? new DirectoryLocation(wanted.name(), wanted.place(), path, wanted.writeOnce())
                : bucketOf(wanted, bucket, egress);
    }

    private static ArchiveLocation bucketOf(
            ArchiveSettings.Location wanted, ArchiveSettings.@Nullable Bucket bucket, Egress egress) {
        if (bucket == null) {
            throw new IllegalStateException("a location of the archive is a folder or a bucket");
        }
        return new BucketLocation(
                wanted.name(), wanted.place(), new ObjectBucket(bucket.address(), egress), wanted.writeOnce());
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CannotStartException("Set " + name + " in the environment to read from a bucket.");
        }
        return value;
    }

    static List<ArchiveLocation> locations(List<Media> media) {
        return media.stream().map(each -> each.location).toList();
    }
}
