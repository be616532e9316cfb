package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.DataFolder;
import org.aumbry.data.KeyRing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Chooses where blobs lie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlobSettings.class)
@EnableScheduling
class BlobsConfiguration {

    @Bean
    Disk disk() {
        return new RealDisk();
    }

    @Bean
    BlobStore blobStore(BlobSettings settings, DataFolder folder, Disk disk) {
        var directories = settings.directoriesIn(folder.path());
        try {
            for (var directory : directories) {
                disk.createFolders(directory);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The blob directories can't be made.", unwritable);
        }
        return new DirectoryBlobStore(directories, disk);
    }

    @Bean
    StagingArea stagingArea(BlobSettings settings, DataFolder folder, Disk disk, KeyRing keys, Randomness randomness) {
        return new StagingArea(settings.directoriesIn(folder.path()).getFirst(), disk, keys, randomness);
    }
}
