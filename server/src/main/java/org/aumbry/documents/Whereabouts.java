package org.aumbry.documents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Under which class documents and folders stand, for those who review access; tells nothing else of them. */
@Service
public class Whereabouts {

    private final WhereaboutsStore store;

    Whereabouts(WhereaboutsStore store) {
        this.store = store;
    }

    /** The classes of those objects that are documents or folders. */
    @Transactional(readOnly = true)
    public Map<UUID, AccessClass> classes(List<UUID> objects) {
        var classes = new HashMap<UUID, AccessClass>();
        store.classes(objects).forEach(place -> classes.put(place.id(), new AccessClass(place.accessClass())));
        return classes;
    }
}
