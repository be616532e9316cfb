package org.aumbry.support;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.PasskeySignatures;
import org.aumbry.operators.OperatorId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where a grant becomes a key. Nothing that a row says is believed: the words are those that were signed,
 * the signature is checked anew against the approver's public key, the hours count from the moment sealed with it.
 */
@Component
class Release {

    private final SupportStore store;
    private final SupportObjectStore objects;
    private final PasskeySignatures signatures;
    private final GrantKeys keys;
    private final TenantScope scope;
    private final Clock clock;

    Release(
            SupportStore store,
            SupportObjectStore objects,
            PasskeySignatures signatures,
            GrantKeys keys,
            TenantScope scope,
            Clock clock) {
        this.store = store;
        this.objects = objects;
        this.signatures = signatures;
        this.keys = keys;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Releases one object to one operator for one verb, now. Inside the network.
     *
     * @throws NotReleasedException whatever it is that is missing
     */
    @Transactional(readOnly = true)
    public Released require(OperatorId who, SupportGrantId id, UUID object, SupportVerb verb) {
        try {
            return released(who, id, object, verb);
        } catch (TamperedException | IllegalArgumentException forged) {
            throw new NotReleasedException("forged");
        } catch (KeyDestroyedException gone) {
            throw new NotReleasedException("key-destroyed");
        }
    }

    private Released released(OperatorId who, SupportGrantId id, UUID object, SupportVerb verb) {
        var row = store.find(id).orElseThrow(() -> new NotReleasedException("no-grant"));
        var text = store.text(row);
        demand(text.network().equals(scope.current()), "another-network");
        demand(row.revokedAt() == null, "revoked");
        var approval = store.approval(row).orElseThrow(() -> new NotReleasedException("not-approved"));
        demand("approved".equals(row.answer()), "not-approved");
        demand(signatures.holds(approval.signed(), text.hash()), "not-signed");
        var now = clock.instant();
        demand(!now.isBefore(approval.at()) && now.isBefore(ends(text, approval)), "over");
        demand(text.operator().id().equals(who), "another-operator");
        demand(text.objects().contains(object) && text.verbs().contains(verb), "outside");
        var released = objects.find(id, object).orElseThrow(() -> new NotReleasedException("outside"));
        return opened(text, approval, released, key(row.keySealed(), text, approval));
    }

    /** That the title opens shows that the object and its content are those that were put under this key. */
    private Released opened(GrantText text, Approval approval, SupportObjectStore.Row object, SealingKey key) {
        try {
            return new Released(text, approval, object, keys.open(key, text, object), key);
        } catch (TamperedException forged) {
            key.close();
            throw forged;
        }
    }

    static Instant ends(GrantText text, Approval approval) {
        return approval.at().plus(text.life());
    }

    private SealingKey key(byte @Nullable [] wrapped, GrantText text, Approval approval) {
        if (wrapped == null) {
            throw new NotReleasedException("key-destroyed");
        }
        return keys.unwrap(wrapped, text, approval);
    }

    private static void demand(boolean holds, String reason) {
        if (!holds) {
            throw new NotReleasedException(reason);
        }
    }
}
