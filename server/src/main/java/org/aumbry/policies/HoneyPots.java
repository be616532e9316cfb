package org.aumbry.policies;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Shareable;
import org.aumbry.identity.Tokens;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bait: documents and keys that nobody has a reason to touch, so that whoever does is seen. */
@Service
public class HoneyPots {

    private static final Duration TOKEN_LIFE = Duration.ofDays(90);
    private static final int MOST = 200;

    private final HoneyStore store;
    private final Tokens tokens;
    private final ObjectProvider<Shareable> kinds;
    private final Desk desk;

    HoneyPots(HoneyStore store, Tokens tokens, ObjectProvider<Shareable> kinds, Desk desk) {
        this.store = store;
        this.tokens = tokens;
        this.kinds = kinds;
        this.desk = desk;
    }

    @Transactional(readOnly = true)
    public List<Honey> list(Principal who) {
        desk.require(who, "honey.list");
        return store.list();
    }

    /** Marks a document that the administrator may view; nothing about it changes for anyone. */
    @Transactional
    public void mark(Principal who, UUID document) {
        desk.requireFresh(who, "honey.mark");
        var found = kinds.stream()
                .filter(kind -> kind.kind().equals("document"))
                .findFirst()
                .orElseThrow(Refusal::notFound)
                .find(who, document);
        add(who, new Honey(desk.id(), false, document, found.title(), who.user(), desk.now()));
    }

    /**
     * Makes a key to be left where only a thief finds it. It opens nothing.
     *
     * @return the key; shown this once
     */
    @Transactional
    public String makeToken(Principal who, String name) {
        desk.requireFresh(who, "honey.mark");
        var issued = tokens.issue(who, name, Set.of("read"), TOKEN_LIFE);
        add(who, new Honey(desk.id(), true, issued.token().id(), issued.token().name(), who.user(), desk.now()));
        return issued.secret();
    }

    /** Forgets that something is bait. A key stays useless: it ends with it. */
    @Transactional
    public void remove(Principal who, UUID id) {
        desk.requireFresh(who, "honey.unmark");
        var removed = store.remove(id).orElseThrow(Refusal::notFound);
        if (removed.token()) {
            tokens.revokeAny(who, removed.object());
        }
        desk.record(who, "honey.unmark", new ObjectRef(removed.token() ? "token" : "document", removed.object()),
                Map.of());
    }

    private void add(Principal who, Honey honey) {
        if (store.list().size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "policies.honey.most", MOST);
        }
        if (!store.add(honey)) {
            throw Refusal.invalid("document", "policies.honey.already");
        }
        desk.record(who, "honey.mark", new ObjectRef(honey.token() ? "token" : "document", honey.object()), Map.of());
    }
}
