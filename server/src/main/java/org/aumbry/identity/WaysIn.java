package org.aumbry.identity;

import java.util.HashSet;
import java.util.Set;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Mail;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether whoever administers the network could still sign in: by password, passkey, a link in a mail, or a service
 * that knows them. A network that takes no passwords must never be left without.
 */
@Service
public class WaysIn {

    private final WayInStore store;
    private final ObjectProvider<OtherWayIn> others;
    private final NetworkPolicy policy;
    private final Mail mail;

    WaysIn(WayInStore store, ObjectProvider<OtherWayIn> others, NetworkPolicy policy, Mail mail) {
        this.store = store;
        this.others = others;
        this.policy = policy;
        this.mail = mail;
    }

    /** How many people who can sign in administer the network. Two are wanted: one may be away, ill or locked out. */
    @Transactional(readOnly = true)
    public int administrators() {
        return store.administrators().size();
    }

    /** The administrators who could not sign in any more if these values held. */
    @Transactional(readOnly = true)
    public Set<UserId> shutOut(PolicyValues values) {
        return without(store.administrators(), values);
    }

    /** Refuses what has just been done when no administrator is left who could sign in. In the same transaction. */
    @Transactional
    public void requireOne() {
        var administrators = store.administrators();
        if (without(administrators, policy.values()).size() == administrators.size()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.ways-in.none");
        }
    }

    /** Whether that person could still sign in. In the caller's transaction. */
    @Transactional(readOnly = true)
    public boolean open(UserId person) {
        return without(Set.of(person), policy.values()).isEmpty();
    }

    private Set<UserId> without(Set<UserId> people, PolicyValues values) {
        boolean byLink = values.on(PolicyOption.MAIL_LINK_SIGN_IN) && mail.delivers();
        if (people.isEmpty() || values.on(PolicyOption.PASSWORD_SIGN_IN) || byLink) {
            return Set.of();
        }
        var left = new HashSet<>(people);
        left.removeAll(store.withPasskey(people));
        others.orderedStream().forEach(way -> left.removeAll(way.open(people)));
        return left;
    }
}
