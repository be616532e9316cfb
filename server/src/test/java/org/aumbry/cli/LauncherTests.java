package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, as far as it goes without a build. */
class LauncherTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private record Ran(int code, String output) {}

    @TempDir
    private Path temp;

    @Test
    void withoutAWordItSaysWhatItCan() throws Exception {
        var ran = run(Map.of());
        assertThat(ran.code()).isZero();
        assertThat(ran.output()).contains("./aumbry demo", "./aumbry test", "./aumbry doctor", "AUMBRY_DATA");
    }

    @Test
    void anUnknownWordIsRefused() throws Exception {
        var ran = run(Map.of(), "fly");
        assertThat(ran.code()).isNotZero();
        assertThat(ran.output()).contains("There is no command \"fly\".");
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws Exception {
        var ran = run(Map.of("AUMBRY_JDK", jdk("17.0.15").toString()), "serve");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).contains("which is no JDK 25 or newer");
    }

    @Test
    void aNewEnoughJdkIsFoundByItsReleaseFile() throws Exception {
        var fresh = jdk("26.0.1");
        assertThat(run(Map.of("AUMBRY_JDK", fresh.toString()), "doctor").output()).contains(fresh + " (26)");
        assertThat(run(Map.of("JAVA_HOME", fresh.toString()), "doctor").output()).contains(fresh + " (26)");
    }

    @Test
    void doctorSeesAFolderThatIsUsed() throws Exception {
        var data = Files.createDirectory(temp.resolve("data"));
        Files.writeString(data.resolve("aumbry-data"), "aumbry data folder, form 1\n");
        assertThat(run(Map.of("AUMBRY_DATA", data.toString()), "doctor").output())
                .contains(data + " (aumbry data folder, form 1;");
    }

    @Test
    void doctorSeesAPortThatIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0)) {
            assertThat(run(Map.of("AUMBRY_PORT", String.valueOf(taken.getLocalPort())), "doctor").output())
                    .contains("! port           " + taken.getLocalPort() + " is taken");
        }
    }

    private Path jdk(String version) throws IOException {
        var home = temp.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(
                home.resolve("bin/javac"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Ran run(Map<String, String> environment, String... words) throws Exception {
        var command = new java.util.ArrayList<>(List.of("/bin/sh", ROOT.resolve("aumbry").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("AUMBRY_") || name.equals("JAVA_HOME"));
        process.environment().putAll(environment);
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(running.exitValue(), output);
    }
}
