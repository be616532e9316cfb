package org.aumbry.takedowns;

import org.aumbry.data.TenantScope;
import org.aumbry.documents.Withholding;
import org.aumbry.timemachine.AfterRestore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** No journey into the past undoes a takedown, nor the end of one: the rule of law is of today. */
@Component
class TakedownsStand implements AfterRestore {

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
}
