package org.aumbry.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aumbry.reading.worker.Main;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes the command line that starts a parser process behind as many walls as this machine allows.
 *
 * <p>As root: name spaces of its own and another user. As an ordinary user: a user name space first. Where neither is
 * allowed the process still runs with bounded memory, and what the process itself then finds open turns the probe red.
 */
final class Sandbox {

    /** How a process can be confined here. */
    enum Walls {
        ROOT,
        USER,
        NONE
    }

    /** Not the uid of anything else on the machine, PostgreSQL's least of all. */
    private static final int UID = 64_917;

    private static final List<String> READABLE = List.of(
            "/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32", "/opt/libreoffice", "/etc/fonts",
            "/etc/libreoffice", "/etc/ld.so.cache", "/etc/alternatives", "/var/cache/fontconfig");
    private static final List<String> OFFICES = List.of(
            "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice");

    private final ReadingSettings settings;
    private final Supplier<ClassPath> classPath;
    private final Supplier<Walls> walls;
    private final Path root;

    /** Both are asked for once, when the first process is started: finding them takes longer than a start should. */
    Sandbox(ReadingSettings settings, Supplier<ClassPath> classPath, Supplier<Walls> walls) {
        this.settings = settings;
        this.classPath = SingletonSupplier.of(classPath);
        this.walls = SingletonSupplier.of(walls);
        try {
            this.root = Files.createTempDirectory("aumbry-parser");
            root.toFile().deleteOnExit();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The strongest walls that really stand on this machine, found by trying. */
    static Walls strongest() {
        if (works("unshare", "--mount", "--net", "--pid", "--fork", "setpriv", "--reuid=" + UID, "--clear-groups",
                "true")) {
            return Walls.ROOT;
        }
        boolean user = works("unshare", "--user", "--map-root-user", "--mount", "--net", "--pid", "--fork", "true");
        return user ? Walls.USER : Walls.NONE;
    }

    Walls walls() {
        return walls.get();
    }

    /** Starts a parser process. It speaks first. */
    Process start(int port, Path dataFolder) throws IOException {
        var command = new ArrayList<String>();
        switch (walls()) {
            case ROOT -> confine(command, "root", List.of());
            case USER -> confine(command, "user", List.of("--user", "--map-root-user"));
            case NONE -> {}
        }
        var temp = walls() == Walls.NONE ? ownFolder() : Path.of("/tmp");
        command.addAll(java(temp));
        command.addAll(List.of(Integer.toString(port), dataFolder.toString(), office()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("HOME", temp.toString());
        return builder.start();
    }

    private void confine(List<String> command, String mode, List<String> unshare) throws IOException {
        command.add("unshare");
        command.addAll(unshare);
        command.addAll(List.of("--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child=KILL"));
        command.addAll(List.of("sh", "-c", script(), "confine", mode, root.toString()));
        command.addAll(List.of(Integer.toString(UID), (long) settings.filesMegabytes() * (1 << 20) + ""));
        command.addAll(READABLE);
        command.add(System.getProperty("java.home"));
        command.addAll(classPath.get().names());
        command.add("--");
    }

    private List<String> java(Path temp) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m", "-Xss4m", "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=32m", "-XX:ReservedCodeCacheSize=64m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null", "-Xshare:auto",
                "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + temp, "-Duser.home=" + temp,
                "-Dlogback.configurationFile=reading/worker-logback.xml",
                "-Djavax.xml.accessExternalDTD=", "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(classPath.get().start(Main.class.getName()));
        return command;
    }

    private String office() {
        if (!settings.office()) {
            return "";
        }
        return OFFICES.stream().filter(path -> Files.isExecutable(Path.of(path))).findFirst().orElse("");
    }

    /** Without walls, memory is still better than a disk for what a file unpacks to. */
    private Path ownFolder() throws IOException {
        var memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? Files.createTempDirectory(memory, "aumbry-parser") : root;
    }

    private static String script() throws IOException {
        try (var in = Sandbox.class.getResourceAsStream("/reading/confine.sh")) {
            if (in == null) {
                throw new IllegalStateException("confine.sh is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
