package org.aumbry.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's passkeys: keys held by devices, opened there with a finger, a face or a number. */
@Service
public class Passkeys {

    private static final int MOST = 20;
    private static final int ID_BYTES = 16;
    private static final String SIGN_IN = "sign-in";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PasskeyStore store;
    private final PasskeyCeremony ceremony;
    private final Challenges challenges;
    private final FactorChange change;
    private final Journal journal;
    private final Here here;
    private final PasskeyQuestions questions;

    Passkeys(
            PasskeyStore store,
            PasskeyCeremony ceremony,
            Challenges challenges,
            FactorChange change,
            Journal journal,
            Here here,
            PasskeyQuestions questions) {
        this.store = store;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.change = change;
        this.journal = journal;
        this.here = here;
        this.questions = questions;
    }

    /** Whose passkey an answer claims to be of; proves nothing. */
    record Claim(TenantId tenant, UserId user) {}

    /** One's own passkeys, the oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> list(Principal who) {
        return store.ofUser(who.user()).stream().map(PasskeyStore.Kept::passkey).toList();
    }

    /** What the browser is asked for to make a passkey, as JSON (WebAuthn, 5.4). */
    @Transactional(readOnly = true)
    public String questionForNew(Principal who, User user) {
        change.require(who);
        var owner = Map.of(
                "id", handle(who.tenant(), who.user()), "name", user.email(), "displayName", user.name());
        return questions.create(challenges.issue(addPurpose(who)), owner, credentials(who.user()));
    }

    /** Keeps a new passkey. */
    @Transactional
    public void add(Principal who, String name, String answer) {
        change.require(who);
        if (store.ofUser(who.user()).size() >= MOST) {
            throw Refusal.invalid("passkey", "identity.passkey.most", MOST);
        }
        var credential = ceremony.made(answer, addPurpose(who));
        var passkey = new Passkey(
                here.id(), ProfileRules.name("name", name), credential.backedUp(), here.now(), null);
        if (!store.add(new PasskeyStore.Kept(passkey, who.user(), credential))) {
            throw PasskeyCeremony.refused();
        }
        change.added(who, Factor.PASSKEY);
    }

    /** Calls one of one's passkeys something else. */
    @Transactional
    public void rename(Principal who, UUID id, String name) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        if (!store.rename(who.user(), id, ProfileRules.name("name", name))) {
            throw Refusal.notFound();
        }
        journal.record(who, "factor.rename", new ObjectRef("passkey", id));
    }

    /** Takes one of one's passkeys away. */
    @Transactional
    public void remove(Principal who, UUID id) {
        change.require(who);
        var kept = store.ofUser(who.user());
        if (kept.size() == 1 && kept.getFirst().passkey().id().equals(id) && !change.hasPassword(who)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.passkey.last");
        }
        if (!store.remove(who.user(), id)) {
            throw Refusal.notFound();
        }
        change.requireWayIn(who);
        change.removed(who, new ObjectRef("passkey", id), Factor.PASSKEY);
    }

    /** Lets a person sign in by passkey only: their password is forgotten. They must have a passkey. */
    @Transactional
    public void forgetPassword(Principal who) {
        change.require(who);
        if (store.ofUser(who.user()).isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.passkey.needed");
        }
        change.forgetPassword(who);
    }

    /** What the browser is asked for to sign in with whatever passkey it has, as JSON (WebAuthn, 5.5). */
    public String questionForAnyone() {
        return question(List.of());
    }

    /** The same for one of that person's passkeys. In the person's network. */
    String question(UserId user) {
        return question(credentials(user));
    }

    /** Whose passkey answered; empty when it was none of this network. In the caller's transaction. */
    Optional<UserId> answered(String answer) {
        var alleged = ceremony.read(answer);
        return store.lock(alleged.credentialId()).map(kept -> {
            var now = ceremony.verify(alleged, kept.credential(), SIGN_IN);
            store.used(kept.passkey().id(), now.signCount(), now.backedUp(), here.now());
            return kept.user();
        });
    }

    /** Whom an answer claims to be of, by the handle that the device keeps. */
    Claim claim(String answer) {
        var handle = ceremony.read(answer).userHandle();
        if (handle == null || handle.length != 2 * ID_BYTES) {
            throw PasskeyCeremony.refused();
        }
        var bytes = ByteBuffer.wrap(handle);
        return new Claim(new TenantId(uuid(bytes)), new UserId(uuid(bytes)));
    }

    private String question(List<byte[]> allowed) {
        return questions.get(challenges.issue(SIGN_IN), allowed);
    }

    private List<byte[]> credentials(UserId user) {
        return store.ofUser(user).stream().map(kept -> kept.credential().id()).toList();
    }

    private static String addPurpose(Principal who) {
        return "add " + who.tenant() + " " + who.user();
    }

    private static String handle(TenantId tenant, UserId user) {
        return BASE64.encodeToString(ByteBuffer.allocate(2 * ID_BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
