package org.aumbry.documents;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.aumbry.spaces.SpaceDeletion;
import org.springframework.stereotype.Component;

/** How long the trash, deleted spaces, resting uploads and acts that can be taken back are kept. */
@Component
class DocumentHandling implements Handling {

    @Override
    public List<Keeping> keepings() {
        return List.of(
                Keeping.fixed(
                        "documents.trash", Trashed.KEPT, SweepJob.class, "document.trashed_at", "folder.trashed_at",
                        "version", "snip"),
                Keeping.fixed(
                        "documents.deleted-spaces", SpaceDeletion.KEPT, SweepJob.class, "space",
                        "space_deletion.deleted_at"),
                Keeping.fixed("documents.uploads", UploadRules.REST, SweepJob.class, "upload.expires_at"),
                Keeping.fixed("documents.undo", UndoStore.LIFETIME, SweepJob.class, "undo_step.expires_at"));
    }
}
