package org.aumbry.identity;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;

import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.stereotype.Component;

/** Opens a session for a person who has just shown who they are. In the caller's transaction. */
@Component
class SessionOpening {

    private final SessionStore store;
    private final Devices devices;
    private final Entrance entrance;
    private final NetworkPolicy policy;
    private final Journal journal;
    private final Here here;

    SessionOpening(
            SessionStore store,
            Devices devices,
            Entrance entrance,
            NetworkPolicy policy,
            Journal journal,
            Here here) {
        this.store = store;
        this.devices = devices;
        this.entrance = entrance;
        this.policy = policy;
        this.journal = journal;
        this.here = here;
    }

    SignedIn open(User user, Set<Factor> shown, Origin origin) {
        entrance.require(
                new Visit(user.id(), user.role(), null, null, EntryWay.BROWSER, origin.address(), "/sign-in"));
        var values = policy.values();
        boolean old = requireClient(values, origin);
        var device = devices.see(user, shown, origin, values);
        var token = here.token();
        var proof = new Proof(shown, Factor.strong(shown) ? here.now() : null);
        var fresh = new SessionStore.Fresh(
                new SessionId(here.id()), user.id(), token.hash(), proof, origin, device.id(), device.fresh());
        boolean newNetwork = store.add(fresh, here.now());
        journal.record(
                Sessions.principal(here.tenant(), user, fresh.id(), proof, origin.address(), Set.of()),
                "sign-in",
                new ObjectRef("session", fresh.id().value()),
                details(fresh, newNetwork, old));
        var life = SessionRules.times(values, user.role()).absolute();
        return new SignedIn(
                here.tenant(), user.id(), token.text(), here.formSecret(), life, device.kept(), old);
    }

    /** Whether the browser is old and may still come in; refuses it where the network does. */
    private boolean requireClient(PolicyValues values, Origin origin) {
        if (!BrowserVersions.old(origin.agent(), values.count(PolicyOption.OLD_CLIENT_VERSIONS))) {
            return false;
        }
        if (values.word(PolicyOption.OLD_CLIENT).equals("refuse")) {
            throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.client.refused");
        }
        return values.word(PolicyOption.OLD_CLIENT).equals("warn");
    }

    private static Map<String, String> details(SessionStore.Fresh fresh, boolean newNetwork, boolean old) {
        var details = new TreeMap<String, String>();
        details.put("factors", words(fresh.proof().factors()));
        if (fresh.newDevice()) {
            details.put("device", "new");
        }
        if (newNetwork) {
            details.put("network", "new");
        }
        if (old) {
            details.put("client", "old");
        }
        return details;
    }

    static String words(Set<Factor> shown) {
        return shown.stream().map(Factor::stored).sorted().collect(Collectors.joining(" "));
    }
}
