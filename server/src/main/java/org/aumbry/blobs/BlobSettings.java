package org.aumbry.blobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where blobs lie and how long what nobody needs is kept.
 *
 * @param directories one copy of each blob lies in each; unfinished uploads in the first. Absent: {@code blobs} in the
 *     data folder
 * @param staleAfter an upload that nobody continued for so long is taken away
 * @param keepRemoved how long a removed blob stays, so that every kept past finds it; also how long a file without a
 *     row stays, since a database brought back to an earlier time may be brought forward again
 * @param freeSpace uploads are refused when less than this is free
 */
@ConfigurationProperties("aumbry.blobs")
record BlobSettings(
        @Nullable List<Path> directories,
        @DefaultValue("7d") Duration staleAfter,
        @DefaultValue("35d") Duration keepRemoved,
        @DefaultValue("256MB") DataSize freeSpace) {

    List<Path> directoriesIn(Path dataFolder) {
        return directories == null || directories.isEmpty()
                ? List.of(dataFolder.resolve("blobs"))
                : List.copyOf(directories);
    }
}
