package org.aumbry.operators;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who runs the installation, and what is on record about them. */
@Service
public class OperatorRoster {

    /** How long a link for a passkey can be used. */
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    private static final int LONGEST_NOTE = 400;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;

    private final OperatorStore store;
    private final OperatorSessionStore sessions;
    private final InstallationJournal journal;
    private final Installation installation;

    OperatorRoster(
            OperatorStore store,
            OperatorSessionStore sessions,
            InstallationJournal journal,
            Installation installation) {
        this.store = store;
        this.sessions = sessions;
        this.journal = journal;
        this.installation = installation;
    }

    /** Somebody just added, and the way in that is shown once. */
    public record Added(OperatorId id, String path) {}

    /** Everyone, closed accounts too; for operators and, as what they are told, for networks. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<Operator> list() {
        return store.all(installation.now());
    }

    @Transactional(transactionManager = "control", readOnly = true)
    public Operator get(OperatorId id) {
        return store.find(id, installation.now()).orElseThrow(Refusal::notFound);
    }

    /** The one with that address; refuses as not found when there is none. */
    @Transactional(transactionManager = "control", readOnly = true)
    public Operator byEmail(String email) {
        return store.byEmail(email.strip()).map(this::get).orElseThrow(Refusal::notFound);
    }

    @Transactional(transactionManager = "control", readOnly = true)
    public List<OperatorRecord> records(OperatorId id) {
        return store.records(id);
    }

    /**
     * Adds somebody. They come in by the link, and may do something once everything is on record.
     *
     * @param who null for the machine's prompt
     */
    @Transactional("control")
    public Added add(@Nullable OnDuty who, String name, String email) {
        var tidy = name.strip();
        var address = email.strip();
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME || tidy.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("name", "operators.refusal.name");
        }
        if (!address.matches("[^\\s@]+@[^\\s@]+") || address.length() > LONGEST_EMAIL) {
            throw Refusal.invalid("email", "operators.refusal.email");
        }
        var id = new OperatorId(installation.id());
        if (!store.add(id, tidy, address, who == null ? null : who.active().id(), installation.now())) {
            throw Refusal.invalid("email", "operators.refusal.email-taken");
        }
        journal.record(new Act(who, null, "operator.add", OperatorSignIn.ref(id), Map.of("name", tidy)));
        return new Added(id, link(id));
    }

    /** One more link for somebody whose device is gone; from the machine's prompt or another operator. */
    @Transactional("control")
    public String newLink(@Nullable OnDuty who, OperatorId id) {
        if (who != null && who.active().id().equals(id)) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.another");
        }
        get(id);
        journal.record(new Act(who, null, "operator.link", OperatorSignIn.ref(id), Map.of()));
        return link(id);
    }

    /** Puts something on record about another operator. */
    @Transactional("control")
    public void record(@Nullable OnDuty who, OperatorId id, RecordKind kind, String note, Instant until) {
        if (!kind.byOthers() || who != null && who.active().id().equals(id)) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.another");
        }
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "operators.refusal.note", LONGEST_NOTE);
        }
        put(who, get(id), kind, note.strip(), until);
    }

    /** Puts on record that an operator knows the rules, in that version; for a year. */
    @Transactional("control")
    public void acknowledge(OnDuty who, String version) {
        put(who, who.operator(), RecordKind.ACKNOWLEDGEMENT, version, installation.now().plus(Duration.ofDays(365)));
    }

    /** Ends an account for good, and every sign-in of it. */
    @Transactional("control")
    public void close(OnDuty who, OperatorId id) {
        if (who.active().id().equals(id)) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.another");
        }
        if (!store.close(id, installation.now())) {
            throw Refusal.notFound();
        }
        sessions.endAll(id, installation.now());
        journal.record(new Act(who, null, "operator.close", OperatorSignIn.ref(id), Map.of()));
    }

    private void put(@Nullable OnDuty who, Operator operator, RecordKind kind, String note, Instant until) {
        var now = installation.now();
        if (!until.isAfter(now) || until.isAfter(now.plus(RecordKind.LONGEST))) {
            throw Refusal.invalid("until", "operators.refusal.until");
        }
        var by = who == null ? null : who.id();
        store.add(installation.id(), operator.id(), new OperatorRecord(kind, note, now, by, until));
        journal.record(new Act(who, null, "operator.record", OperatorSignIn.ref(operator.id()),
                Map.of("kind", kind.stored(), "until", until.toString())));
    }

    private String link(OperatorId id) {
        var token = installation.token();
        sessions.addLink(token.hash(), id, installation.now().plus(LINK_LIFE));
        return "/operators/join/" + token.text();
    }
}
