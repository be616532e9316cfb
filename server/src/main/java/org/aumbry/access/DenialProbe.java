package org.aumbry.access;

import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks for something as nobody at all and looks whether the refusal stands in the journal, with its reason. */
@Component
class DenialProbe implements Probe {

    /** Who asks: no person has this identifier. */
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    /** What is asked for: no container has this number. */
    private static final AccessClass NOWHERE = new AccessClass(-1);

    private final Authorizer authorizer;
    private final Journal journal;
    private final TenantScope scope;
    private final Ids ids;

    /** The question that is asked; the authorizer's, or a broken one in tests. */
    @FunctionalInterface
    interface Authorizer {
        void require(Principal who, Permission permission, AccessClass accessClass, ObjectRef object);
    }

    @Autowired
    DenialProbe(Access access, Journal journal, TenantScope scope, Ids ids) {
        this(access::require, journal, scope, ids);
    }

    DenialProbe(Authorizer authorizer, Journal journal, TenantScope scope, Ids ids) {
        this.authorizer = authorizer;
        this.journal = journal;
        this.scope = scope;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "access.denial-recorded";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-22");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var object = new ObjectRef("probe", ids.next());
        var who = Principal.system(scope.current(), NOBODY);
        for (var permission : Permission.values()) {
            try {
                authorizer.require(who, permission, NOWHERE, object);
                return Result.fails("A stranger was let through with the permission " + permission + ".");
            } catch (Refusal refusal) {
                if (refusal.code() != Refusal.Code.NOT_FOUND) {
                    return Result.fails("A stranger was told that something is there: " + refusal.code() + ".");
                }
            }
        }
        journal.settle();
        var recorded = journal.ofObject(object.id(), JournalCursor.newest(), Permission.values().length + 1).stream()
                .filter(entry -> entry.outcome() == Outcome.DENIED && entry.reason() != null)
                .count();
        var asked = Permission.values().length;
        return recorded == asked
                ? Result.holds("%d refusals of %d are in the journal with their reason.".formatted(recorded, asked))
                : Result.fails("Only %d refusals of %d are in the journal.".formatted(recorded, asked));
    }
}
