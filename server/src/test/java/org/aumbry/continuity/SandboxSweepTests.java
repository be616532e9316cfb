package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.aumbry.data.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxSweepTests {

    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path sandbox;

    @Test
    void onlyWhatIsOldAndNobodyWorksOnIsRemoved() throws IOException {
        Files.createDirectories(sandbox.resolve("killed/server/postgres"));
        Files.writeString(sandbox.resolve("killed/server/postgres/rows"), "sealed");
        Files.createDirectories(sandbox.resolve("young"));
        Files.createDirectories(sandbox.resolve("working"));
        try (var held = DataFolder.open(sandbox.resolve("working/server"))) {
            assertThat(held.path()).exists();
            for (var old : new String[] {"killed", "working"}) {
                Files.setLastModifiedTime(sandbox.resolve(old),
                        FileTime.from(clock.instant().minus(SandboxSweep.KEPT).minus(Duration.ofMinutes(1))));
            }
            new SandboxSweep(sandbox, clock).sweep();
        }
        assertThat(sandbox.resolve("killed")).doesNotExist();
        assertThat(sandbox.resolve("young")).exists();
        assertThat(sandbox.resolve("working")).exists();
        new SandboxSweep(sandbox.resolve("none"), clock).sweep();
    }
}
