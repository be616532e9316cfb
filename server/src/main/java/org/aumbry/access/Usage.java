package org.aumbry.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who really uses what they may see. Only whoever manages a thing is told. */
@Service
public class Usage {

    private static final Set<String> OPENING = Set.of("document.open", "document.download");

    private final Access access;
    private final Journal journal;

    Usage(Access access, Journal journal) {
        this.access = access;
        this.journal = journal;
    }

    /**
     * When each person last opened or took the thing, as far as the journal goes back; those who never did are absent.
     * Looking is recorded.
     */
    @Transactional(readOnly = true)
    public Map<UserId, Instant> lastOpened(Principal who, AccessClass accessClass, ObjectRef object) {
        access.require(who, Permission.MANAGE, accessClass, object);
        journal.observe(who, "access.last-opened", object, Map.of());
        return journal.last(object.id(), OPENING);
    }
}
