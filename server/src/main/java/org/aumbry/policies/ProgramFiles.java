package org.aumbry.policies;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.aumbry.crypto.Hashes;

/**
 * The files that make the running program what it is: its jars and those beside them that they name, and the files it
 * reads its settings from, whether they are there or not. Folders of classes are no installation and are left out.
 */
final class ProgramFiles {

    private static final String FILE = "file:";
    private static final int MOST = 5000;

    /** Where settings are read from unasked, from the folder the program was started in. */
    private static final List<String> USUAL = List.of(
            "application.yaml", "application.yml", "application.properties",
            "config/application.yaml", "config/application.yml", "config/application.properties");

    private final List<Path> files;

    ProgramFiles(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Those of this very program. @param folder where its data are, and settings that the first start wrote */
    static ProgramFiles own(Path folder) {
        var found = new LinkedHashSet<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                jar(Path.of(entry), found);
            }
        }
        for (var place : System.getProperty("spring.config.additional-location", "").split("[,;]")) {
            int at = place.indexOf(FILE);
            if (at >= 0) {
                found.add(Path.of(place.substring(at + FILE.length())).toAbsolutePath().normalize());
            }
        }
        USUAL.forEach(name -> found.add(Path.of(name).toAbsolutePath().normalize()));
        found.add(folder.resolve("aumbry.yaml").toAbsolutePath().normalize());
        return new ProgramFiles(found.stream().limit(MOST).toList());
    }

    /**
     * SHA-256 of every file, in their order; empty for one that is not there or is a folder.
     *
     * @throws IOException when a file is there and cannot be read
     */
    Map<Path, String> hashes() throws IOException {
        var hashes = new LinkedHashMap<Path, String>();
        for (var file : files) {
            hashes.put(file, Files.isRegularFile(file) ? hash(file) : "");
        }
        return hashes;
    }

    private static String hash(Path file) throws IOException {
        var digest = Hashes.sha256();
        try (var content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void jar(Path named, Set<Path> found) {
        var file = named.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !found.add(file)) {
            return;
        }
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var beside = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (beside != null) {
                for (var entry : beside.strip().split("\\s+")) {
                    jar(file.resolveSibling(entry.replaceFirst("^file:", "")), found);
                }
            }
        } catch (IOException noJar) {
            found.add(file);
        }
    }
}
