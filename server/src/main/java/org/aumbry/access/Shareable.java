package org.aumbry.access;

import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;

/** What access needs to know of a kind of thing that can be shared; each module answers for its own kinds. */
public interface Shareable {

    /** The kind as used in addresses: {@code space}, {@code folder} or {@code document}. */
    String kind();

    /** The thing, for someone who may view it; refused as not found for everyone else. */
    SharedObject find(Principal who, UUID id);

    /**
     * The title alone, for naming a container in a reason; empty, and not a refusal, when the asker may not view it.
     */
    Optional<String> title(Principal who, UUID id);

    /**
     * The thing's own access class; gives it one that inherits when it has none yet, and moves its rows there. Needs
     * the permission to share.
     */
    AccessClass ownClass(Principal who, UUID id);

    /**
     * Takes the thing's own class away again, its rows go back to the class around it. Needs the permission to manage.
     */
    void dropOwnClass(Principal who, UUID id);

    /**
     * A thing as the share page shows it.
     *
     * @param accessClass the class that decides about it now, its own or that of a container around it
     * @param own whether that class is its own
     * @param placeTitle title of the container around it, already opened; empty for a space
     */
    record SharedObject(
            UUID id, String kind, String title, String placeTitle, String address, AccessClass accessClass,
            boolean own) {

        /** The thing as entries and decisions name it. */
        public ObjectRef ref() {
            return new ObjectRef(kind, id);
        }
    }
}
