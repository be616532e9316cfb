package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.web.HeldForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms that wait for their sender to be looked at again: sealed, for ten minutes, for one sign-in, given out once.
 * Files are never among them.
 */
@Service
public class HeldFormDesk implements HeldForms {

    static final Duration KEPT = Duration.ofMinutes(10);

    /** As many forms of one sign-in wait at once; the oldest makes room. */
    static final int MOST = 4;

    private static final int LONGEST_BYTES = 64_000;

    private final HeldFormStore store;
    private final Here here;

    HeldFormDesk(HeldFormStore store, Here here) {
        this.store = store;
        this.here = here;
    }

    @Override
    @Transactional
    public Optional<String> hold(Principal who, String address, Map<String, List<String>> fields) {
        var session = who.session();
        var text = new HeldForm(address, fields).text();
        if (session == null || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.empty();
        }
        var id = here.id();
        store.makeRoom(session, MOST - 1);
        store.add(id, who.user(), session, text, here.now());
        return Optional.of(id.toString());
    }

    /** Where a kept form is sent again; empty when it is not kept for this sign-in, or no longer. */
    @Transactional(readOnly = true)
    public Optional<String> address(Principal who, String id) {
        return find(who, id).map(form -> form.again(PARAMETER, id));
    }

    /** Gives a form out to the address it was meant for, once. */
    @Transactional
    public Optional<HeldForm> take(Principal who, String id, String path) {
        var form = find(who, id).filter(each -> each.path().equals(path));
        form.ifPresent(each -> store.remove(UUID.fromString(id)));
        return form;
    }

    /** Lets what waits go on with the person's new sign-in, when looking at them meant signing in anew. */
    @Transactional
    public void follow(Principal before, SignedIn after) {
        var session = before.session();
        if (session != null && before.tenant().equals(after.tenant()) && before.user().equals(after.user())) {
            OpaqueToken.read(after.cookie()).ifPresent(token -> store.follow(session, token.hash()));
        }
    }

    /** Deletes what nobody came back for; how many. */
    @Transactional
    public int forgetOld() {
        return store.forget(here.now().minus(KEPT));
    }

    private Optional<HeldForm> find(Principal who, String id) {
        var session = who.session();
        return session == null
                ? Optional.empty()
                : uuid(id).flatMap(known -> store.find(known, session, here.now().minus(KEPT))).map(HeldForm::of);
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
