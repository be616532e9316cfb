package org.aumbry.checkpoints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Writes newest heads into a folder, one file for each network, whole or not at all. */
@Component
class HeadFolder {

    private final String folder;

    HeadFolder(WitnessSettings settings) {
        this.folder = settings.folder();
    }

    boolean wanted() {
        return !folder.isBlank();
    }

    void write(TenantId tenant, String note) throws IOException {
        var target = Path.of(folder).resolve(tenant + ".checkpoint");
        Files.createDirectories(target.getParent());
        var fresh = Files.createTempFile(target.getParent(), "head", ".new");
        Files.writeString(fresh, note);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
