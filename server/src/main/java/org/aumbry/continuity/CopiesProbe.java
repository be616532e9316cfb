package org.aumbry.continuity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether each part of the archive has its copies, in enough places. */
@Component
class CopiesProbe implements Probe {

    private final ArchiveSettings settings;
    private final Supplier<Optional<ArchiveStanding>> standing;

    @Autowired
    CopiesProbe(ArchiveSettings settings, ArchiveStateStore state) {
        this(settings, state::read);
    }

    CopiesProbe(ArchiveSettings settings, Supplier<Optional<ArchiveStanding>> standing) {
        this.settings = settings;
        this.standing = standing;
    }

    @Override
    public String id() {
        return "continuity.copies";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-24", "PAN-17");
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
        var seen = standing.get();
        if (seen.isEmpty() || seen.get().healedAt() == null || seen.get().parts() == 0) {
            return Result.fails("The copies of the archive were not counted yet.");
        }
        var now = seen.get();
        var said = "Of %d parts each has at least %d copies in %d places; %d in %d are wanted.".formatted(
                now.parts(), now.fewestCopies(), now.fewestPlaces(), settings.copies(), settings.places());
        boolean enough = now.fewestCopies() >= settings.copies() && now.fewestPlaces() >= settings.places();
        if (!now.troubles().isEmpty()) {
            return Result.fails(said + " Locations fail: " + now.troubles() + ".");
        }
        return enough ? Result.holds(said) : Result.fails(said);
    }
}
