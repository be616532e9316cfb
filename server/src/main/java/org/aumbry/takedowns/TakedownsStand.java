package org.aumbry.takedowns;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Withholding;
import org.aumbry.timemachine.AfterRestore;
import org.aumbry.timemachine.Unshown;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * No journey into the past undoes a takedown, nor the end of one, nor shows what is kept: the rule of law is of today.
 */
@Component
class TakedownsStand implements AfterRestore, Unshown {

    private final TakedownStore store;
    private final Withholding withholding;
    private final TenantScope scope;

    TakedownsStand(TakedownStore store, Withholding withholding, TenantScope scope) {
        this.store = store;
        this.withholding = withholding;
        this.scope = scope;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void restored() {
        for (var takedown : store.all()) {
            var cause = takedown.id().value();
            if (takedown.lifted()) {
                withholding.release(takedown.document(), cause);
            } else if (withholding.find(takedown.document()).isPresent()
                    && !withholding.keeps(takedown.document(), cause)) {
                withholding.withhold(scope.current(), takedown.document(), cause);
            }
        }
    }

    /** Also what is gone since: only its past could tell of it. */
    @Override
    @Transactional(readOnly = true)
    public Set<UUID> unshown() {
        return store.all().stream()
                .filter(takedown -> !takedown.lifted())
                .map(takedown -> takedown.document().value())
                .collect(Collectors.toSet());
    }
}
