package org.aumbry.blobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where blobs lie and how long what nobody needs is kept.
 *
 * @param directories one copy of each blob lies in each. Absent, and without buckets: {@code blobs} in the data folder
 * @param buckets object stores with an S3 interface, by a name; one copy of each blob lies in each
 * @param quorum how many durable copies acknowledge a blob; 0 stands for more than half of the places
 * @param locations names of the sites, rooms or racks where the places are, first the directories, then the buckets by
 *     their names; places without one count as one place together
 * @param staging where unfinished uploads lie, shared by all nodes. Absent: the directories; without any: {@code
 *     blobs} in the data folder
 * @param staleAfter an upload that nobody continued for so long is taken away
 * @param keepRemoved how long a removed blob stays, so that every kept past finds it; also how long a file without a
 *     row stays, since a database brought back to an earlier time may be brought forward again
 * @param freeSpace a directory with less than this takes nothing more, and uploads are refused
 * @param scrubRate bytes that are read in a second, of all networks and copies together, to look whether they are
 *     sound; 0 leaves reading and mending to whoever asks for it
 * @param scrubEvery how long after the end of a reading of all blobs the next one begins
 */
@ConfigurationProperties("aumbry.blobs")
record BlobSettings(
        @Nullable List<Path> directories,
        @Nullable Map<String, BucketSettings> buckets,
        @DefaultValue("0") int quorum,
        @Nullable List<String> locations,
        @Nullable Path staging,
        @DefaultValue("7d") Duration staleAfter,
        @DefaultValue("35d") Duration keepRemoved,
        @DefaultValue("256MB") DataSize freeSpace,
        @DefaultValue("8MB") DataSize scrubRate,
        @DefaultValue("7d") Duration scrubEvery) {

    BlobSettings {
        directories = directories == null ? List.of() : List.copyOf(directories);
        buckets = buckets == null ? Map.of() : Map.copyOf(buckets);
        locations = locations == null ? List.of() : List.copyOf(locations);
    }

    List<Path> directoriesIn(Path dataFolder) {
        return directories.isEmpty() && buckets.isEmpty() ? List.of(dataFolder.resolve("blobs")) : directories;
    }

    List<Path> stagingIn(Path dataFolder) {
        if (staging != null) {
            return List.of(staging);
        }
        return directories.isEmpty() ? List.of(dataFolder.resolve("blobs")) : directories;
    }

    /** The name of a place's location; empty when it was given none. */
    String location(int place) {
        return place < locations.size() ? locations.get(place) : "";
    }

    int quorumOf(int places) {
        int wanted = quorum == 0 ? places / 2 + 1 : quorum;
        if (wanted < 1 || wanted > places) {
            throw new IllegalArgumentException("aumbry.blobs.quorum is " + quorum + ", but blobs lie in " + places
                    + (places == 1 ? " place" : " places") + ": name a number from 1 to " + places
                    + ", or 0 for more than half of them.");
        }
        return wanted;
    }
}
