package org.aumbry.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.data.NetworkKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tries to get at what was destroyed, in every place it could be had from. */
@Component
class GoneCheck {

    private final NetworkKeys network;
    private final BlobKeys blobs;
    private final ObjectProvider<ArchiveGenerations> archives;

    GoneCheck(NetworkKeys network, BlobKeys blobs, ObjectProvider<ArchiveGenerations> archives) {
        this.network = network;
        this.blobs = blobs;
        this.archives = archives;
    }

    /** Everything that was tried, the archives last. */
    List<Destructions.Try> all(Doomed doomed, Instant destroyedAt) {
        var tries = new ArrayList<>(here(doomed));
        var found = archives(destroyedAt);
        tries.add(new Destructions.Try(
                Destructions.ARCHIVES, found.size(),
                found.stream().filter(ArchiveGenerations.Generation::opens).count()));
        return tries;
    }

    /** Everything that was tried but the archives. */
    List<Destructions.Try> here(Doomed doomed) {
        var keys = keys(doomed.scopes());
        var under = doomed.scopes().stream().map(blobs::tryAll).toList();
        var single = blobs.tryAll(doomed.files());
        return List.of(
                new Destructions.Try(
                        "rows", keys.size(), keys.stream().filter(key -> !key.destroyed()).count()),
                new Destructions.Try(
                        "memory", keys.size(), keys.stream().filter(key -> network.opens(key.number())).count()),
                new Destructions.Try(
                        "files",
                        single.tried() + under.stream().mapToLong(BlobKeys.Tries::tried).sum(),
                        single.opened() + under.stream().mapToLong(BlobKeys.Tries::opened).sum()));
    }

    /** Archives that may hold what was there at that moment, oldest first. */
    List<ArchiveGenerations.Generation> archives(Instant moment) {
        return archives.stream()
                .flatMap(each -> each.holding(moment).stream())
                .sorted(Comparator.comparing(ArchiveGenerations.Generation::takenAt))
                .toList();
    }

    /** Has new archives made, which never held what is destroyed. */
    void renewArchives() {
        archives.stream().forEach(ArchiveGenerations::renew);
    }

    List<NetworkKeys.Number> keys(Collection<KeyScope> scopes) {
        return scopes.stream().flatMap(scope -> network.numbers(scope).stream()).toList();
    }

    /** How many files have their keys under those of the scopes. */
    long count(Collection<KeyScope> scopes, Collection<BlobId> files) {
        return Stream.concat(scopes.stream().map(blobs::count), Stream.of((long) files.size()))
                .mapToLong(Long::longValue)
                .sum();
    }
}
