package org.aumbry.documents;

import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes that a network asked those who run the installation to make. Whoever calls has checked that it did; the entry
 * says for whom, by whom and under which number.
 */
@Service
public class Errands {

    private final DocumentStore store;
    private final Labels labels;
    private final TrashCan can;
    private final Acts acts;

    Errands(DocumentStore store, Labels labels, TrashCan can, Acts acts) {
        this.store = store;
        this.labels = labels;
        this.can = can;
        this.acts = acts;
    }

    /**
     * Gives a document another title.
     *
     * @param who the person of the network in whose name it is done
     */
    @Transactional
    public void rename(Principal who, DocumentId id, String rawTitle, Map<String, String> why) {
        var title = NameRules.accept(rawTitle);
        var document = hold(id);
        if (!Folders.sameName(document, title) && labels.taken(document.place(), title)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.name-taken");
        }
        store.rename(document, title, who.user(), acts.now());
        acts.record(who, "document.rename", id.ref(), why);
        acts.followers().changed(who, id);
    }

    /** Puts a document into the trash. */
    @Transactional
    public void trash(Principal who, DocumentId id, Map<String, String> why) {
        can.put(who, hold(id));
        acts.record(who, "document.trash", id.ref(), why);
    }

    private Document hold(DocumentId id) {
        labels.holdAlone(List.of(store.find(id).orElseThrow(Refusal::notFound).spaceId()));
        store.lock(id);
        return store.find(id).filter(Item::living).orElseThrow(Refusal::notFound);
    }
}
