package org.aumbry.continuity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aumbry.blobs.ObjectBucket;
import org.aumbry.data.Placement;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where copies go and how often. Without a location nothing is archived, and the promises that need it do not hold.
 *
 * @param locations where each part of the archive is copied to; put them on other machines and in other places
 * @param copies how many copies of each part there are to be
 * @param places in how many different places
 * @param flush how long committed work waits at most before it is copied
 * @param every how long a base backup serves before the next one is made
 * @param keep how far back one can restore
 * @param mediaExpiry a generation older than this is deleted in any case, as soon as a newer one is proven
 * @param drillEvery how often the newest generation is restored and compared even when nothing is new
 * @param alarmAfter how old the newest copy may be before it is an alarm
 * @param rateKilobytes how much a base backup reads in a second, at most
 * @param sandbox where generations are restored for trying; absent: {@code sandbox} in the data folder
 */
@ConfigurationProperties("aumbry.archive")
record ArchiveSettings(
        @Nullable List<Location> locations,
        @DefaultValue("3") int copies,
        @DefaultValue("2") int places,
        @DefaultValue("2s") Duration flush,
        @DefaultValue("1d") Duration every,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("90d") Duration mediaExpiry,
        @DefaultValue("7d") Duration drillEvery,
        @DefaultValue("60s") Duration alarmAfter,
        @DefaultValue("65536") int rateKilobytes,
        @Nullable Path sandbox) {

    /**
     * A folder or a bucket that holds one copy.
     *
     * @param name how people call it
     * @param place what burns down together; copies in one place count as one place
     * @param path the folder; absent where it is a bucket
     * @param bucket of an object store with an S3 interface; absent where it is a folder
     * @param writeOnce never overwritten, and nothing deleted before its time; for media that refuse both
     */
    record Location(
            String name,
            String place,
            @Nullable Path path,
            @Nullable Bucket bucket,
            @DefaultValue("false") boolean writeOnce) {

        Location {
            if ((path == null) == (bucket == null)) {
                throw new IllegalArgumentException("location " + name + " of the archive has a path or a bucket");
            }
            if (!name.matches("[a-z0-9-]{1,40}") || !place.matches("[a-z0-9-]{1,40}")) {
                throw new IllegalArgumentException("names of locations and places are made of a-z, 0-9 and -");
            }
        }

        /** What it really lies on; empty when nobody knows. */
        String device() {
            if (bucket != null) {
                return bucket.endpoint();
            }
            return path == null ? "" : Placement.device(path);
        }
    }

    /**
     * A bucket. One credential may write, list and delete here and nothing else.
     *
     * @param endpoint of the store, as {@code https://s3.example.org}
     * @param region what the store calls its region; most accept any
     * @param name of the bucket
     * @param prefix what names of objects begin with, as {@code aumbry/}
     * @param accessKey public half of the credential
     * @param secretKey secret half of the credential
     */
    record Bucket(
            String endpoint,
            @DefaultValue("us-east-1") String region,
            String name,
            @DefaultValue("") String prefix,
            String accessKey,
            String secretKey) {

        ObjectBucket.Address address() {
            return new ObjectBucket.Address(endpoint, region, name, prefix, accessKey, secretKey);
        }

        @Override
        public String toString() {
            return "bucket " + name + " at " + endpoint;
        }
    }

    ArchiveSettings {
        locations = locations == null ? List.of() : List.copyOf(locations);
        if (mediaExpiry.compareTo(keep) < 0) {
            throw new IllegalArgumentException("aumbry.archive.media-expiry is shorter than aumbry.archive.keep");
        }
        if (locations.stream().map(Location::name).distinct().count() != locations.size()) {
            throw new IllegalArgumentException("two locations of the archive have the same name");
        }
    }

    List<Location> wanted() {
        return locations == null ? List.of() : locations;
    }

    boolean on() {
        return !wanted().isEmpty();
    }
}
