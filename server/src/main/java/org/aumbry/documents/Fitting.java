package org.aumbry.documents;

import java.util.Collection;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For the product itself, when it puts rows of this module back: holding spaces still, and finding free names. */
@Component
public class Fitting {

    private final Guards guards;
    private final Labels labels;
    private final DocumentStore documents;
    private final FolderStore folders;
    private final Acts acts;

    Fitting(Guards guards, Labels labels, DocumentStore documents, FolderStore folders, Acts acts) {
        this.guards = guards;
        this.labels = labels;
        this.documents = documents;
        this.folders = folders;
        this.acts = acts;
    }

    /** Keeps everyone else from adding or changing anything in the spaces until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<SpaceId> spaces) {
        labels.holdAlone(spaces);
    }

    /** Gives something whose name is taken in its place the first numbered form of it that is free. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rename(Principal who, ObjectRef ref) {
        var item = guards.find(ref);
        var free = labels.free(item.place(), item.title());
        switch (item) {
            case Document document -> documents.rename(document, free, who.user(), acts.now());
            case Folder folder -> folders.rename(folder, free, who.user(), acts.now());
        }
    }
}
