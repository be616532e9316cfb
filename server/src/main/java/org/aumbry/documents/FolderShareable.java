package org.aumbry.documents;

import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Shareable;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Folders as the share page knows them. */
@Component
class FolderShareable implements Shareable {

    private static final String KIND = "folder";

    private final Sharing sharing;

    FolderShareable(Sharing sharing) {
        this.sharing = sharing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public SharedObject find(Principal who, UUID id) {
        return sharing.find(who, new ObjectRef(KIND, id), "/folders/" + id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> title(Principal who, UUID id) {
        return sharing.title(who, new ObjectRef(KIND, id));
    }

    @Override
    @Transactional
    public AccessClass ownClass(Principal who, UUID id) {
        return sharing.ownClass(who, new ObjectRef(KIND, id));
    }

    @Override
    @Transactional
    public void dropOwnClass(Principal who, UUID id) {
        sharing.dropOwnClass(who, new ObjectRef(KIND, id));
    }
}
