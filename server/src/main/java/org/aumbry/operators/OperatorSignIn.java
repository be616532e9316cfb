package org.aumbry.operators;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.aumbry.identity.PasskeyDoor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How operators come in: by a passkey, and by nothing else. A sign-in lasts eight hours, or fifteen minutes without a
 * request.
 */
@Service
public class OperatorSignIn {

    static final Duration LIFE = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(15);
    private static final String SIGN_IN = "operator sign-in";
    private static final String TOUCH = "operator touch";
    private static final int MOST_PASSKEYS = 10;

    private final OperatorStore operators;
    private final OperatorPasskeyStore passkeys;
    private final OperatorSessionStore sessions;
    private final PasskeyDoor door;
    private final InstallationJournal journal;
    private final Installation installation;

    OperatorSignIn(
            OperatorStore operators,
            OperatorPasskeyStore passkeys,
            OperatorSessionStore sessions,
            PasskeyDoor door,
            InstallationJournal journal,
            Installation installation) {
        this.operators = operators;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.door = door;
        this.journal = journal;
        this.installation = installation;
    }

    /** What a browser is asked for to sign somebody in. */
    public String question() {
        return door.question(SIGN_IN);
    }

    /** Signs in whoever's passkey has answered; gives what the browser keeps. */
    @Transactional("control")
    public String signIn(String answer, String address) {
        var held = passkeys.lock(door.alleged(answer)).orElseThrow(OperatorSignIn::refused);
        var now = door.verify(SIGN_IN, answer, held.kept());
        var operator = operators.find(held.operator(), installation.now()).orElseThrow(OperatorSignIn::refused);
        if (operator.closed()) {
            throw refused();
        }
        passkeys.used(held.id(), now, installation.now());
        return open(operator, address, "operator.sign-in");
    }

    /** What a browser is asked for to make a passkey for the account that the link is for. */
    @Transactional(transactionManager = "control", readOnly = true)
    public Invited invited(String link) {
        var operator = OperatorToken.read(link)
                .flatMap(token -> sessions.link(token.hash(), installation.now()))
                .flatMap(id -> operators.find(id, installation.now()))
                .filter(each -> !each.closed())
                .orElseThrow(Refusal::notFound);
        var question = door.questionForNew(
                purpose(operator.id()), operator.id().value(), operator.email(), passkeys.of(operator.id()));
        return new Invited(operator, question);
    }

    /**
     * Whom a link is for.
     *
     * @param question for the browser, as JSON
     */
    public record Invited(Operator operator, String question) {}

    /** Takes the passkey made, uses the link up and signs in. */
    @Transactional("control")
    public String join(String link, String answer, String address) {
        var operator = invited(link).operator();
        var kept = door.made(purpose(operator.id()), answer);
        var held = new OperatorPasskeyStore.Held(installation.id(), operator.id(), kept);
        boolean room = passkeys.of(operator.id()).size() < MOST_PASSKEYS;
        var token = OperatorToken.read(link).orElseThrow(Refusal::notFound);
        if (!sessions.useLink(token.hash(), installation.now())
                || !room
                || !passkeys.add(held, installation.now())) {
            throw refused();
        }
        var now = operators.find(operator.id(), installation.now()).orElseThrow();
        return open(now, address, "operator.join");
    }

    /** Who shows that, if they are signed in; read anew each time. */
    @Transactional("control")
    public Optional<OnDuty> recognise(String cookie, String address) {
        var now = installation.now();
        return OperatorToken.read(cookie)
                .flatMap(token -> sessions.byHash(token.hash()))
                .filter(live -> now.isBefore(live.createdAt().plus(LIFE))
                        && now.isBefore(live.lastSeenAt().plus(IDLE)))
                .flatMap(live -> operators.find(live.operator(), now)
                        .filter(operator -> !operator.closed())
                        .map(operator -> {
                            sessions.seen(live.id(), now);
                            return new OnDuty(operator, live.id(), address, live.provedAt());
                        }));
    }

    /** What a browser is asked for to show that an operator who is signed in is there. */
    public String touchQuestion() {
        return door.question(TOUCH);
    }

    /** Takes the answer of the operator's own passkey, and of no other. */
    @Transactional("control")
    public void touch(OnDuty who, String answer) {
        var held = passkeys.lock(door.alleged(answer))
                .filter(each -> each.operator().equals(who.id()))
                .orElseThrow(OperatorSignIn::refused);
        var now = door.verify(TOUCH, answer, held.kept());
        passkeys.used(held.id(), now, installation.now());
        sessions.proved(who.session(), installation.now());
        journal.record(new Act(who, null, "operator.touch", ref(who.id()), Map.of()));
    }

    @Transactional("control")
    public void signOut(OnDuty who) {
        sessions.end(who.session(), installation.now());
        journal.record(new Act(who, null, "operator.sign-out", ref(who.id()), Map.of()));
    }

    private String open(Operator operator, String address, String verb) {
        var token = installation.token();
        var session = installation.id();
        sessions.add(session, operator.id(), token.hash(), installation.now());
        operators.used(operator.id(), installation.now());
        var who = new OnDuty(operator, session, address, installation.now());
        journal.record(new Act(who, null, verb, ref(operator.id()), Map.of()));
        return token.text();
    }

    static ObjectRef ref(@Nullable OperatorId id) {
        return new ObjectRef("operator", id == null ? null : id.value());
    }

    private static String purpose(OperatorId operator) {
        return "operator passkey " + operator;
    }

    private static Refusal refused() {
        return Refusal.invalid("passkey", "operators.refusal.passkey");
    }
}
