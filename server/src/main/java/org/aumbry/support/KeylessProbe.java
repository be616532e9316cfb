package org.aumbry.support;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.KeyWithheldException;
import org.aumbry.data.Sealer;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.aumbry.operators.OperatorId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Seals something as a member would, then tries to open it the way operators' requests run, and tries to have an object
 * released without a grant.
 */
@Component
class KeylessProbe implements Probe {

    private final Sealer sealer;
    private final Release release;
    private final Ids ids;
    private final Opening opening;

    /** How an operator's request runs: without keys, or with them in tests that break the control. */
    @FunctionalInterface
    interface Opening {
        String as(Supplier<String> work);
    }

    @Autowired
    KeylessProbe(Sealer sealer, Release release, Ids ids) {
        this(sealer, release, ids, work -> TenantScope.<String, RuntimeException>keyless(work::get));
    }

    KeylessProbe(Sealer sealer, Release release, Ids ids, Opening opening) {
        this.sealer = sealer;
        this.release = release;
        this.ids = ids;
        this.opening = opening;
    }

    @Override
    public String id() {
        return "support.no-key-without-consent";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-4", "DEX-35", "PAN-10", "PAN-47", "eXo-3", "eXo-15");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var scopes = List.of(KeyScope.CONTENT, KeyScope.SETTINGS, KeyScope.INDEX);
        for (var scope : scopes) {
            var cell = new Cell("probe", ids.next(), "value_sealed");
            var sealed = sealer.seal(scope, cell, "as a member writes");
            try {
                opening.as(() -> sealer.open(cell, sealed));
                return Result.fails("An operator's request was lent the key of the scope " + scope.name() + ".");
            } catch (KeyWithheldException shut) {
                continue;
            }
        }
        try (var released = release.require(
                new OperatorId(ids.next()), new SupportGrantId(ids.next()), ids.next(), SupportVerb.VIEW)) {
            return Result.fails("An object was released without a grant, version %d.".formatted(
                    released.object().version()));
        } catch (NotReleasedException refused) {
            return Result.holds("%d kinds of keys stayed shut to an operator's request; nothing is released without a"
                    .formatted(scopes.size()) + " grant.");
        }
    }
}
