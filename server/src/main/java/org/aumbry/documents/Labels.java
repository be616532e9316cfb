package org.aumbry.documents;

import java.util.Collection;
import java.util.Comparator;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;

/** Seals, opens and compares the names of documents and folders. */
@Component
class Labels {

    private final Sealer sealer;
    private final NameStore names;

    Labels(Sealer sealer, NameStore names) {
        this.sealer = sealer;
        this.names = names;
    }

    /** The keyed mark of a name in a place; equal exactly when the names count as the same there. */
    byte[] mark(Place place, String name) {
        return sealer.mac("folder", "name_mac", place.key() + "\n" + NameRules.folded(name));
    }

    /**
     * The name, or the first numbered form of it that is free in the place. Holds the place until the transaction ends.
     */
    String free(Place place, String name) {
        names.lock(place);
        return NameRules.candidates(name)
                .filter(candidate -> !names.taken(mark(place, candidate)))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the name is taken in the place. Holds the place until the transaction ends. */
    boolean taken(Place place, String name) {
        names.lock(place);
        return names.taken(mark(place, name));
    }

    /** Keeps the structure of the spaces still: nothing is moved, trashed or reclassed in them meanwhile. */
    void holdShared(SpaceId space) {
        names.holdShared(space);
    }

    /** Keeps everyone else from adding or changing anything in the spaces until the transaction ends. */
    void holdAlone(Collection<SpaceId> spaces) {
        spaces.stream().distinct().sorted(Comparator.comparing(SpaceId::value)).forEach(names::holdAlone);
    }

    byte[] seal(Cell cell, String plain) {
        return sealer.seal(KeyScope.CONTENT, cell, plain);
    }

    String open(Cell cell, byte[] sealed) {
        return sealer.open(cell, sealed);
    }
}
