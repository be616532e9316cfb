package org.aumbry.documents;

import org.aumbry.kernel.Principal;

/** Something that must follow what happens to documents; called in the transaction in which it happens. */
public interface DocumentFollower {

    /** The document was added, renamed, moved, put into the trash or taken out, or its access class changed. */
    void changed(Principal who, DocumentId document);

    /** The document has a new current version; also called for the first one. */
    void versionAdded(Principal who, Version version);

    /** The document and all its versions are about to be deleted for good. */
    void erased(Principal who, DocumentId document);
}
