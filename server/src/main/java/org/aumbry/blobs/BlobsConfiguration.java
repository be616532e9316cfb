package org.aumbry.blobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.KeyRing;
import org.aumbry.data.Placement;
import org.aumbry.data.Topology;
import org.aumbry.kernel.Egress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where blobs lie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlobSettings.class)
class BlobsConfiguration {

    @Bean
    Disk disk() {
        return new RealDisk();
    }

    /** A place that does not answer at the start is no reason not to start: it is waited for like any other time. */
    @Bean
    BlobStore blobStore(
            BlobSettings settings, Topology topology, DataFolder folder, Disk disk, Egress egress, Clock clock) {
        var places = places(settings, folder.path(), disk, egress);
        Placement.require(
                topology, Topology.Kind.BLOBS, places.stream().map(BlobPlace::location).toList(),
                "aumbry.blobs.locations");
        try {
            var store = new CopiedStore(places, settings.quorumOf(places.size()), disk, clock);
            store.look();
            return store;
        } catch (IllegalArgumentException wrong) {
            throw new CannotStartException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    @Bean
    BlobFolders blobFolders(BlobSettings settings, DataFolder folder) {
        var directories = settings.directoriesIn(folder.path());
        return new BlobFolders(
                directories.isEmpty() ? List.of(folder.path().resolve("blobs")) : directories, directories.isEmpty());
    }

    @Bean
    StagingArea stagingArea(BlobSettings settings, DataFolder folder, Disk disk, KeyRing keys, Randomness randomness) {
        return new StagingArea(settings.stagingIn(folder.path()), disk, keys, randomness);
    }

    private static List<BlobPlace> places(BlobSettings settings, Path dataFolder, Disk disk, Egress egress) {
        var places = new ArrayList<BlobPlace>();
        for (var directory : settings.directoriesIn(dataFolder)) {
            places.add(new DirectoryPlace(
                    settings.location(places.size()), directory, disk, settings.freeSpace().toBytes()));
        }
        for (var bucket : new TreeMap<>(settings.buckets()).values()) {
            places.add(new BucketPlace(settings.location(places.size()), new BucketDoor(bucket, egress)));
        }
        return places;
    }
}
