package org.aumbry.spaces;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the grants on every drive: a private one is its owner's, others are in only by the owner's own hand; a
 * public one is everyone's to read and the owner's alone to change.
 */
@Component
public class DrivesProbe implements Probe {

    private final SpaceStore store;
    private final Grants grants;

    DrivesProbe(SpaceStore store, Grants grants) {
        this.store = store;
        this.grants = grants;
    }

    @Override
    public String id() {
        return "spaces.drives-keep-to-their-owners";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-26", "eXo-27");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var drives = store.drives();
        long wrong = drives.stream().filter(drive -> !keeps(drive)).count();
        return wrong == 0
                ? Result.holds("The grants on all " + drives.size()
                        + " drives looked at come from their owners' own hands.")
                : Result.fails(wrong + " of " + drives.size()
                        + " drives looked at carry grants that their owners did not give.");
    }

    private boolean keeps(Space drive) {
        var owner = Objects.requireNonNull(drive.owner());
        var on = grants.on(drive.accessClass());
        boolean owned = on.stream().anyMatch(grant -> grant.effect() == Effect.ALLOW
                && grant.subject().equals(Subject.user(owner))
                && grant.permissions().containsAll(SpaceRules.ADMIN));
        boolean rooted = grants.get(drive.accessClass()).parent() == null;
        return owned && rooted && on.stream().allMatch(grant -> grant.grantedBy().equals(owner) && fits(drive, grant));
    }

    /** Everyone may only read, and only in a public drive. */
    private static boolean fits(Space drive, Grant grant) {
        if (grant.effect() == Effect.DENY || !grant.subject().equals(Subject.everyone())) {
            return true;
        }
        Set<Permission> most = drive.kind() == SpaceKind.PUBLIC_DRIVE ? SpaceRules.READER : Set.of();
        return most.containsAll(grant.permissions());
    }
}
