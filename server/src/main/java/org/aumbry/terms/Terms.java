package org.aumbry.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Terms and usage rules of the entered network: everyone accepts the version that is published before they go on. */
@Service
public class Terms {

    static final int LONGEST = 100_000;

    private final TermsStore store;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Terms(
            TermsStore store, Administrators administrators, StepUp stepUp, Journal journal, Ids ids, Clock clock) {
        this.store = store;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** The version that holds; empty when none was published. */
    @Transactional(readOnly = true)
    public Optional<TermsVersion> current() {
        return store.current();
    }

    /** All versions, the newest first. For administrators. */
    @Transactional(readOnly = true)
    public List<TermsVersion> versions(Principal who) {
        administrators.require(who, "terms.list");
        return store.versions();
    }

    /** Publishes the next version; everyone is asked to accept it at their next request. */
    @Transactional
    public void publish(Principal who, String text) {
        administrators.require(who, "terms.publish");
        stepUp.require(who);
        var tidy = text.replace("\r\n", "\n").strip();
        if (tidy.isEmpty()) {
            throw Refusal.invalid("text", "terms.empty");
        }
        if (tidy.length() > LONGEST) {
            throw Refusal.invalid("text", "terms.long", LONGEST);
        }
        store.publish(ids.next(), tidy, who.user(), now());
        journal.record(who, "terms.publish", ref(who), Map.of("version", "" + store.newest()));
    }

    /** Accepts the version that was read; refuses when another one was published meanwhile. */
    @Transactional
    public void accept(Principal who, int version) {
        if (who.session() == null || version < 1 || version != store.newest()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "terms.changed");
        }
        if (store.accept(who.user(), version, now())) {
            journal.record(who, "terms.accept", ref(who), Map.of("version", "" + version));
        }
    }

    /** Everyone's acceptances, for evidence. For administrators who were just looked at. */
    @Transactional
    public List<Acceptance> export(Principal who) {
        administrators.require(who, "terms.export");
        stepUp.require(who);
        journal.record(who, "terms.export", ref(who));
        return store.acceptances();
    }

    /** How many accepted that version. For administrators. */
    @Transactional(readOnly = true)
    public long accepted(Principal who, int version) {
        administrators.require(who, "terms.list");
        return store.acceptances().stream().filter(each -> each.version() == version).count();
    }

    /** Number of the version that holds; 0 when none was published. */
    @Transactional(readOnly = true)
    int newest() {
        return store.newest();
    }

    @Transactional(readOnly = true)
    boolean accepted(UserId user, int version) {
        return store.accepted(user, version);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ObjectRef ref(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
