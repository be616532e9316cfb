package org.aumbry.documents;

import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Shareable;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.transaction.annotation.Transactional;

/** Documents, and folders, as the share page knows them; one bean for each of the two kinds. */
class ItemShareable implements Shareable {

    private final String kind;
    private final Sharing sharing;

    ItemShareable(String kind, Sharing sharing) {
        this.kind = kind;
        this.sharing = sharing;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    @Transactional(readOnly = true)
    public SharedObject find(Principal who, UUID id) {
        return sharing.find(who, ref(id), "/" + kind + "s/" + id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> title(Principal who, UUID id) {
        return sharing.title(who, ref(id));
    }

    @Override
    @Transactional
    public AccessClass ownClass(Principal who, UUID id) {
        return sharing.ownClass(who, ref(id));
    }

    @Override
    @Transactional
    public void dropOwnClass(Principal who, UUID id) {
        sharing.dropOwnClass(who, ref(id));
    }

    private ObjectRef ref(UUID id) {
        return new ObjectRef(kind, id);
    }
}
