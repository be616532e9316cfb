package org.aumbry.custody;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.data.NetworkKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tries to get at what lay under a scope's keys, in every place it could be had from. */
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

    /** Everything that was tried. */
    List<Destructions.Try> all(KeyScope scope) {
        var tries = new ArrayList<Destructions.Try>();
        var keys = network.numbers(scope);
        tries.add(new Destructions.Try(
                "rows", keys.size(), keys.stream().filter(key -> !key.destroyed()).count()));
        tries.add(new Destructions.Try(
                "memory", keys.size(), keys.stream().filter(key -> network.opens(key.number())).count()));
        var files = blobs.tryAll(scope);
        tries.add(new Destructions.Try("files", files.tried(), files.opened()));
        var found = archives(scope);
        tries.add(new Destructions.Try(
                "archives", found.size(), found.stream().filter(Certificate.Archive::opens).count()));
        return tries;
    }

    List<Certificate.Archive> archives(KeyScope scope) {
        return archives.stream()
                .flatMap(each -> each.of(network.tenant()).stream().map(generation -> new Certificate.Archive(
                        generation, each.opens(generation, network.tenant(), scope))))
                .toList();
    }

    List<NetworkKeys.Number> keys(KeyScope scope) {
        return network.numbers(scope);
    }

    long files(KeyScope scope) {
        return blobs.count(scope);
    }
}
