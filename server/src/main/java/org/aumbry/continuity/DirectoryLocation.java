package org.aumbry.continuity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder as a location: of another disk, of another machine's share, of a cartridge. */
record DirectoryLocation(String name, String place, Path folder, boolean writeOnce) implements ArchiveLocation {

    private static final String UNFINISHED = ".new";

    @Override
    public void put(String part, byte[] bytes) throws IOException {
        if (has(part)) {
            return;
        }
        appear(part, channel -> {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    @Override
    public void put(String part, Path file) throws IOException {
        if (has(part)) {
            return;
        }
        try (var source = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = source.size();
            appear(part, channel -> {
                for (long at = 0; at < size; ) {
                    long moved = source.transferTo(at, size - at, channel);
                    if (moved <= 0) {
                        throw new IOException("a file grew shorter while it was archived");
                    }
                    at += moved;
                }
            });
        }
    }

    @FunctionalInterface
    private interface Writing {
        void into(FileChannel channel) throws IOException;
    }

    /** Writes beside, syncs, renames, syncs the folder: a crash leaves the part whole or absent. */
    private void appear(String part, Writing writing) throws IOException {
        requireMounted();
        var target = path(part);
        Files.createDirectories(target.getParent());
        var beside = target.resolveSibling(target.getFileName() + "." + Thread.currentThread().threadId() + UNFINISHED);
        try (var channel = FileChannel.open(
                beside,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writing.into(channel);
            channel.force(true);
        } catch (IOException full) {
            Files.deleteIfExists(beside);
            throw full;
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A folder that went away is another disk that is not mounted: writing below would fill this one. */
    private void requireMounted() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "the folder of this location is not there");
        }
    }

    @Override
    public boolean has(String part) throws IOException {
        requireMounted();
        return Files.exists(path(part));
    }

    @Override
    public byte[] get(String part) throws IOException {
        return Files.readAllBytes(path(part));
    }

    @Override
    public InputStream open(String part) throws IOException {
        return Files.newInputStream(path(part));
    }

    @Override
    public List<Stored> list(String below) throws IOException {
        requireMounted();
        var top = below.isEmpty() ? folder : path(below);
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        var found = new ArrayList<Stored>();
        try (var paths = Files.walk(top)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (Files.isRegularFile(path) && !path.toString().endsWith(UNFINISHED)) {
                    found.add(new Stored(
                            folder.relativize(path).toString().replace('\\', '/'),
                            Files.size(path),
                            Files.getLastModifiedTime(path).toInstant()));
                }
            }
        } catch (java.io.UncheckedIOException failed) {
            throw failed.getCause();
        }
        found.sort(Comparator.comparing(Stored::name));
        return found;
    }

    @Override
    public void delete(String part) throws IOException {
        Files.deleteIfExists(path(part));
    }

    private Path path(String part) {
        return folder.resolve(PartNames.required(part));
    }

    @Override
    public String toString() {
        return name + " in " + place;
    }
}
