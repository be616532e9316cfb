package org.aumbry.reading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Where this program's own classes are: one jar with jars inside, a jar beside its jars, or folders of classes.
 *
 * @param files every jar and folder needed, absolute
 * @param nested whether the only jar holds the others and must be started by its own launcher
 */
record ClassPath(List<Path> files, boolean nested) {

    private static final String LAUNCHER = "org/springframework/boot/loader/launch/PropertiesLauncher.class";
    private static final String LAUNCHER_CLASS = "org.springframework.boot.loader.launch.PropertiesLauncher";

    /** The class path of the running program. */
    static ClassPath own() {
        var found = new LinkedHashSet<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry).toAbsolutePath().normalize(), found);
            }
        }
        boolean nested = found.size() == 1 && holdsLauncher(found.getFirst());
        return new ClassPath(List.copyOf(found), nested);
    }

    /** The arguments that start a main class from here. */
    List<String> start(String mainClass) {
        if (nested) {
            return List.of("-cp", files.getFirst().toString(), "-Dloader.main=" + mainClass, LAUNCHER_CLASS);
        }
        var joined = String.join(File.pathSeparator, files.stream().map(Path::toString).toList());
        return List.of("-cp", joined, mainClass);
    }

    private static void add(Path file, Set<Path> found) {
        if (!Files.exists(file) || !found.add(file) || Files.isDirectory(file)) {
            return;
        }
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var more = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (more != null) {
                for (var entry : more.strip().split("\\s+")) {
                    add(resolve(file, entry), found);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path resolve(Path jar, String entry) {
        return Path.of(jar.toUri().resolve(URI.create(entry))).normalize();
    }

    private static boolean holdsLauncher(Path file) {
        if (Files.isDirectory(file)) {
            return false;
        }
        try (var jar = new JarFile(file.toFile())) {
            return jar.getEntry(LAUNCHER) != null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every path, as the sandbox wants to be told. */
    List<String> names() {
        var names = new ArrayList<String>();
        files.forEach(file -> names.add(file.toString()));
        return names;
    }
}
