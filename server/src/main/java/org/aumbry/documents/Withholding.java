package org.aumbry.documents;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps single documents from everyone for a time, and gives them back; nothing of them is changed. Whoever calls has
 * decided that it may be and writes the entry.
 */
@Service
public class Withholding {

    private static final Restriction WITHHELD = new Restriction(Set.of(Demand.WITHHELD), 0);

    private final DocumentStore documents;
    private final Classes classes;
    private final Labels labels;
    private final Restrictions restrictions;

    Withholding(DocumentStore documents, Classes classes, Labels labels, Restrictions restrictions) {
        this.documents = documents;
        this.classes = classes;
        this.labels = labels;
        this.restrictions = restrictions;
    }

    /** The document, whoever may see it, in the trash or not; for the product itself. */
    @Transactional(readOnly = true)
    public Optional<Document> find(DocumentId id) {
        return documents.find(id);
    }

    /** Whether the document is kept from everyone now. */
    @Transactional(readOnly = true)
    public boolean keeps(DocumentId id) {
        return documents.find(id)
                .filter(document -> restrictions.of(document.accessClass()).asks(Demand.WITHHELD))
                .isPresent();
    }

    /** Whether it is kept from everyone for that cause. */
    @Transactional(readOnly = true)
    public boolean keeps(DocumentId id, UUID cause) {
        var standing = restrictions.standing();
        return documents.find(id)
                .filter(document -> standing.getOrDefault(document.accessClass(), List.of()).contains(cause))
                .isPresent();
    }

    /**
     * Keeps the document from everyone, for that cause, from the next question on.
     *
     * @return the document as it was
     * @throws Refusal not found when there is none
     */
    @Transactional
    public Document withhold(TenantId tenant, DocumentId id, UUID cause) {
        labels.holdAlone(List.of(documents.find(id).orElseThrow(Refusal::notFound).spaceId()));
        var document = documents.find(id).orElseThrow(Refusal::notFound);
        var own = classes.own(Principal.system(tenant, document.addedBy()), document);
        restrictions.put(own, cause, WITHHELD);
        return document;
    }

    /** Ends what was done for that cause; says whether anything was. */
    @Transactional
    public boolean release(DocumentId id, UUID cause) {
        return documents.find(id).map(document -> restrictions.remove(document.accessClass(), cause)).orElse(false);
    }
}
