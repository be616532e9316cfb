package org.aumbry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** The command {@code proof} as others have it: built beside this program, knowing nothing of it. */
public final class ProofProgram {

    private static final Path CLASSES = Path.of("../proof/target/classes");

    private final ToolProvider tool;

    public ProofProgram() {
        assertThat(CLASSES).as("the module proof is built before the server").isDirectory();
        try {
            var loader = new URLClassLoader(
                    new URL[] {CLASSES.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            tool = ServiceLoader.load(ToolProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(each -> each.name().equals("proof"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What it answered and said. */
    public record Said(int code, String text) {

        public boolean holds() {
            return code == 0;
        }
    }

    public Said check(byte[] content, String... options) {
        try {
            var file = Files.createTempFile("journal", ".bundle");
            try {
                Files.write(file, content);
                var arguments = new String[options.length + 1];
                arguments[0] = file.toString();
                System.arraycopy(options, 0, arguments, 1, options.length);
                var said = new StringWriter();
                var writer = new PrintWriter(said);
                return new Said(tool.run(writer, writer, arguments), said.toString());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
