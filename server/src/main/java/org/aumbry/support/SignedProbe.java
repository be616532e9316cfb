package org.aumbry.support;

import java.time.Clock;
import java.util.List;
import org.aumbry.crypto.TamperedException;
import org.aumbry.identity.PasskeySignatures;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the signature of every grant that a row says is live, and that none waits or lasts beyond its time. */
@Component
class SignedProbe implements Probe {

    private final SupportStore store;
    private final PasskeySignatures signatures;
    private final Clock clock;

    SignedProbe(SupportStore store, PasskeySignatures signatures, Clock clock) {
        this.store = store;
        this.signatures = signatures;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "support.live-grants-are-signed";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-8", "XAAS-9", "PAN-47", "eXo-11");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var now = clock.instant();
        int live = 0;
        int unsigned = 0;
        for (var row : store.newest()) {
            if (SupportState.of(row, now) == SupportState.LIVE) {
                live++;
                unsigned += signed(row) ? 0 : 1;
            }
        }
        return unsigned == 0
                ? Result.holds("%d grants are live, each signed by an approver's passkey.".formatted(live))
                : Result.fails("%d of %d live grants carry no valid signature.".formatted(unsigned, live));
    }

    private boolean signed(SupportStore.Row row) {
        try {
            var text = store.text(row);
            return store.approval(row)
                    .filter(approval -> signatures.holds(approval.signed(), text.hash()))
                    .filter(approval -> Release.ends(text, approval).equals(row.endsAt()))
                    .isPresent();
        } catch (TamperedException | IllegalArgumentException forged) {
            return false;
        }
    }
}
