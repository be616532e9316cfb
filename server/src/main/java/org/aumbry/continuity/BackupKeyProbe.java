package org.aumbry.continuity;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether the archive's private key has left the server, and how many generations the server can still open. */
@Component
class BackupKeyProbe implements Probe {

    private static final int MOST_OPEN = 2;

    private final ArchiveSettings settings;
    private final BooleanSupplier held;
    private final Supplier<List<ArchiveStore.Row>> generations;

    @Autowired
    BackupKeyProbe(ArchiveSettings settings, BackupCustody custody, ArchiveStore store) {
        this(settings, custody::held, store::generations);
    }

    BackupKeyProbe(ArchiveSettings settings, BooleanSupplier held, Supplier<List<ArchiveStore.Row>> generations) {
        this.settings = settings;
        this.held = held;
        this.generations = generations;
    }

    @Override
    public String id() {
        return "continuity.backup-key";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-39");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (!settings.on()) {
            return Result.fails("No location of the archive is set.");
        }
        if (held.getAsBoolean()) {
            return Result.fails("The server still has the key that opens the archive: print it and confirm that it is"
                    + " on paper.");
        }
        long open = generations.get().stream().filter(row -> row.wrappedKey() != null).count();
        var said = "Only the paper opens the archive; the server has the keys of the newest %d generations.".formatted(
                open);
        return open <= MOST_OPEN ? Result.holds(said) : Result.fails(said);
    }
}
