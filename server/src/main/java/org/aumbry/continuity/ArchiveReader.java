package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/** Reads an archive from the locations there are; a part that is damaged in one is taken from another. */
final class ArchiveReader {

    private static final Pattern GENERATION =
            Pattern.compile("generations/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/generation\\.txt");

    private final List<ArchiveLocation> locations;
    private final @Nullable String signer;

    /** @param signer who must have signed every list and part, 64 hexadecimal digits; null when nobody knows */
    ArchiveReader(List<ArchiveLocation> locations, @Nullable String signer) {
        this.locations = List.copyOf(locations);
        this.signer = signer;
    }

    List<ArchiveLocation> locations() {
        return locations;
    }

    /** Every generation that was begun, the oldest first. */
    List<Generation> generations() throws IOException {
        var ids = new TreeSet<String>();
        for (var location : locations) {
            for (var part : location.list("generations")) {
                var name = GENERATION.matcher(part.name());
                if (name.matches()) {
                    ids.add(name.group(1));
                }
            }
        }
        var found = new ArrayList<Generation>();
        for (var id : ids) {
            found.add(Generation.of(text(Generation.headerOf(UUID.fromString(id)))));
        }
        found.sort(Comparator.comparing(Generation::begunAt));
        return found;
    }

    /** What the generation's base backup is made of; empty when it was never finished. */
    Optional<Manifest> manifest(UUID generation) throws IOException {
        try {
            return Optional.of(Manifest.of(text(Generation.manifestOf(generation))));
        } catch (NoSuchFileException unfinished) {
            return Optional.empty();
        }
    }

    /** The blobs that were there when the base backup ended. */
    List<BlobCopies.Listed> blobs(UUID generation) throws IOException {
        return text(Generation.blobsOf(generation)).all("blob").stream().map(BlobCopies.Listed::parse).toList();
    }

    SignedText text(String name) throws IOException {
        return read(name, bytes -> signer == null ? SignedText.read(bytes) : SignedText.read(bytes, signer));
    }

    /** The plain bytes of a part. */
    byte[] open(String name, SealingKey key) throws IOException {
        return read(name, bytes -> {
            if (!Parts.signedBy(bytes, expected(bytes))) {
                throw new TamperedException("a part of the archive, signed by somebody else");
            }
            return Parts.open(bytes, name, key);
        });
    }

    private byte[] expected(byte[] part) {
        return signer == null ? Parts.header(part).signer() : java.util.HexFormat.of().parseHex(signer);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(byte[] bytes);
    }

    private <T> T read(String name, Reading<T> reading) throws IOException {
        @Nullable RuntimeException damaged = null;
        @Nullable IOException unreadable = null;
        for (var location : locations) {
            try {
                return reading.of(location.get(name));
            } catch (NoSuchFileException elsewhere) {
                // Another location may have it.
            } catch (TamperedException wrong) {
                damaged = wrong;
            } catch (IOException away) {
                unreadable = away;
            }
        }
        if (damaged != null) {
            throw damaged;
        }
        throw unreadable == null ? new NoSuchFileException(name) : unreadable;
    }

    /** Parts of the log that a generation holds, by the number of their segment. */
    TreeMap<Long, List<String>> log(UUID generation, int timeline) throws IOException {
        var segments = new TreeMap<Long, List<String>>();
        var folder = Generation.FOLDER + generation + "/wal";
        for (var location : locations) {
            for (var part : location.list(folder)) {
                var file = part.name().substring(folder.length() + 1);
                if (file.length() >= 24 && Lsn.timelineOf(file) == timeline) {
                    var names = segments.computeIfAbsent(Lsn.segmentOf(file), number -> new ArrayList<>());
                    if (!names.contains(part.name())) {
                        names.add(part.name());
                    }
                }
            }
        }
        return segments;
    }

    /** Copies a blob to a file, from a location where it has this hash. */
    void fetchBlob(BlobCopies.Listed blob, Path to) throws IOException {
        @Nullable IOException unreadable = null;
        for (var location : locations) {
            try (var in = location.open(blob.name())) {
                java.nio.file.Files.copy(in, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                if (blob.sha256().isEmpty() || BlobCopies.sha256(to).equals(blob.sha256())) {
                    return;
                }
            } catch (NoSuchFileException elsewhere) {
                // Another location may have it.
            } catch (IOException away) {
                unreadable = away;
            }
        }
        throw unreadable == null ? new NoSuchFileException(blob.name()) : unreadable;
    }

    /** Every blob that lies at some location, with the hash that the lists give where they give one. */
    List<BlobCopies.Listed> everyBlob() throws IOException {
        var hashes = new TreeMap<String, BlobCopies.Listed>();
        for (var location : locations) {
            for (var part : location.list("blobs")) {
                hashes.put(part.name(), new BlobCopies.Listed(part.name(), part.sizeBytes(), ""));
            }
        }
        for (var generation : generations()) {
            if (manifest(generation.id()).isPresent()) {
                blobs(generation.id()).stream()
                        .filter(blob -> hashes.containsKey(blob.name()))
                        .forEach(blob -> hashes.put(blob.name(), blob));
            }
        }
        return List.copyOf(hashes.values());
    }
}
