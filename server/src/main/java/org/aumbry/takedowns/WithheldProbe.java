package org.aumbry.takedowns;

import java.util.List;
import org.aumbry.access.Demand;
import org.aumbry.access.Restrictions;
import org.aumbry.documents.Withholding;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether everything that was taken down is really kept from everyone. */
@Component
class WithheldProbe implements Probe {

    private final TakedownStore store;
    private final Withholding withholding;
    private final Restrictions restrictions;

    WithheldProbe(TakedownStore store, Withholding withholding, Restrictions restrictions) {
        this.store = store;
        this.withholding = withholding;
        this.restrictions = restrictions;
    }

    @Override
    public String id() {
        return "takedowns.withheld";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-7");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var kept = store.newest().stream().filter(each -> each.liftedAt() == null).toList();
        long astray = kept.stream()
                .flatMap(each -> withholding.find(each.document()).stream())
                .filter(document -> !restrictions.of(document.accessClass()).asks(Demand.WITHHELD))
                .count();
        return astray == 0
                ? Result.holds("%d objects are taken down; nobody gets at any of them.".formatted(kept.size()))
                : Result.fails("%d of %d objects that were taken down can be read.".formatted(astray, kept.size()));
    }
}
