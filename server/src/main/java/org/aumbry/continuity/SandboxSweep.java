package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.aumbry.data.ClusterAccess;
import org.aumbry.data.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what a restore, a drill or a backup that was killed left in the sandbox: it is sealed, but as large as the
 * databases.
 */
@Component
class SandboxSweep {

    /** Whoever works there longer than this has the folder locked. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(SandboxSweep.class);

    private final Path sandbox;
    private final Clock clock;

    @org.springframework.beans.factory.annotation.Autowired
    SandboxSweep(ClusterAccess access, ArchiveSettings settings, Clock clock) {
        this(settings.sandbox() == null ? access.dataFolder().resolve("sandbox") : settings.sandbox(), clock);
    }

    SandboxSweep(Path sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT6H")
    void sweep() {
        if (!Files.isDirectory(sandbox)) {
            return;
        }
        try (var all = Files.newDirectoryStream(sandbox)) {
            for (var each : all) {
                if (old(each) && !DataFolder.inUse(each) && !DataFolder.inUse(each.resolve("server"))) {
                    Restoration.deleteFolder(each);
                    LOG.info("What a restore or a drill left when it was killed is removed");
                }
            }
        } catch (IOException busy) {
            LOG.warn("The sandbox could not be swept: {}", busy.toString());
        }
    }

    private boolean old(Path each) throws IOException {
        return Files.getLastModifiedTime(each).toInstant().isBefore(clock.instant().minus(KEPT));
    }
}
