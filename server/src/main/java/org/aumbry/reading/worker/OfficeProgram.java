package org.aumbry.reading.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets LibreOffice, when it is there, turn an office file into a PDF; inside the same walls, with macros off. */
final class OfficeProgram {

    private static final int WAIT_SECONDS = 5;
    private static final int MOST_WAITS = 18;
    private static final long ADDRESS_SPACE_BYTES = 4L << 30;

    private static final String SAFE_PROFILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
            <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
            <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
            <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Java/VirtualMachine"/>
            <item oor:path="/org.openoffice.Office.Writer/Content/Update">
            <prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    private final String program;
    private final Path profile;

    /** @param program path of the office program; empty when there is none */
    OfficeProgram(String program, Path folder) {
        this.program = program;
        this.profile = folder.resolve("office-profile");
    }

    boolean present() {
        return !program.isEmpty();
    }

    /** The PDF, or nothing when the program fails, takes too long or makes too much. */
    Optional<Path> convert(Path file, Path folder, Sink sink) throws IOException {
        prepare();
        var process = start(file, folder);
        try {
            for (int waited = 0; waited < MOST_WAITS; waited++) {
                if (process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
                    return made(file, folder);
                }
                sink.progress("office");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Optional.empty();
    }

    private void prepare() throws IOException {
        var user = profile.resolve("user");
        if (!Files.exists(user)) {
            Files.createDirectories(user);
            Files.writeString(user.resolve("registrymodifications.xcu"), SAFE_PROFILE);
        }
    }

    private Process start(Path file, Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                "/usr/bin/prlimit", "--as=" + ADDRESS_SPACE_BYTES, "--core=0", program,
                "-env:UserInstallation=" + profile.toUri(),
                "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault", "--nofirststartwizard",
                "--convert-to", "pdf", "--outdir", folder.toString(), file.toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        return builder.start();
    }

    private static Optional<Path> made(Path file, Path folder) throws IOException {
        var name = file.getFileName().toString();
        var pdf = folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".pdf");
        boolean usable = Files.isRegularFile(pdf) && Files.size(pdf) > 0 && Files.size(pdf) <= Limits.CONVERTED_BYTES;
        return usable ? Optional.of(pdf) : Optional.empty();
    }
}
