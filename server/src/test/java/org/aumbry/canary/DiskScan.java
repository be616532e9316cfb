package org.aumbry.canary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads every file below some folders, and what is packed in gzip and zip files, and says where marks stand. */
final class DiskScan {

    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 'P' << Byte.SIZE | 'K';

    private final Marks marks;
    private int files;
    private long bytes;

    DiskScan(Marks marks) {
        this.marks = marks;
    }

    /** File to what was found in it; files without a find are left out. */
    Map<Path, Set<String>> scan(Path folder) throws IOException {
        var finds = new TreeMap<Path, Set<String>>();
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var found = look(path);
                if (!found.isEmpty()) {
                    finds.put(folder.relativize(path), found);
                }
            }
        }
        return finds;
    }

    int files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    private Set<String> look(Path file) throws IOException {
        try {
            files++;
            bytes += Files.size(file);
            var found = read(Files.newInputStream(file));
            switch (magic(file)) {
                case GZIP -> found.addAll(read(new GZIPInputStream(Files.newInputStream(file))));
                case ZIP -> {
                    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
                        while (zip.getNextEntry() != null) {
                            found.addAll(marks.find(zip));
                        }
                    }
                }
                default -> {
                    // Nothing is packed in it that could be unpacked cheaply.
                }
            }
            return found;
        } catch (NoSuchFileException | ZipException goneOrNoPack) {
            return Set.of();
        }
    }

    private Set<String> read(InputStream in) throws IOException {
        try (in) {
            return marks.find(in);
        }
    }

    private static int magic(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return in.read() << Byte.SIZE | in.read();
        }
    }
}
