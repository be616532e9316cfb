package org.aumbry.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorSignIn;
import org.aumbry.operators.RecordKind;
import org.aumbry.operators.OperatorRoster;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes people who run the installation, each with a passkey in software, and passkeys for people of networks. */
@Lazy
@Component
public class Staff {

    public static final String COOKIE = "__Host-aumbry-operator";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final OperatorRoster roster;
    private final OperatorSignIn signIn;
    private final World world;

    Staff(OperatorRoster roster, OperatorSignIn signIn, World world) {
        this.roster = roster;
        this.signIn = signIn;
        this.world = world;
    }

    /** One of them, signed in. */
    public record Member(OnDuty onDuty, SoftAuthenticator passkey, String cookie, Browser browser) {}

    public SoftAuthenticator passkey() {
        return new SoftAuthenticator(world.base(), NUMBER.incrementAndGet());
    }

    /** Somebody with everything on record, signed in. */
    public Member active(String name) {
        var added = roster.add(null, name, name.toLowerCase() + "-" + UUID.randomUUID() + "@operators.example");
        var until = Instant.now().plus(Duration.ofDays(100));
        roster.record(null, added.id(), RecordKind.COMPETENCE, "Trained", until);
        roster.record(null, added.id(), RecordKind.BACKGROUND_CHECK, "Checked", until);
        var member = join(added.path());
        roster.acknowledge(member.onDuty(), "1");
        return new Member(seen(member.cookie()), member.passkey(), member.cookie(), member.browser());
    }

    /** A link for somebody of whom nothing is on record yet. */
    public String invite(String name) {
        return roster.add(null, name, name.toLowerCase() + "-" + UUID.randomUUID() + "@operators.example").path();
    }

    /** Somebody who has made their passkey by that link, and no more. */
    public Member join(String path) {
        var passkey = passkey();
        var link = path.substring("/operators/join/".length());
        var cookie = signIn.join(link, passkey.create(signIn.invited(link).question()), "127.0.0.1");
        var browser = world.browser();
        browser.setCookie(COOKIE, cookie);
        return new Member(seen(cookie), passkey, cookie, browser);
    }

    /** Who shows that cookie, as the filter sees them. */
    public OnDuty seen(String cookie) {
        return signIn.recognise(cookie, "127.0.0.1").orElseThrow();
    }

    /** Gives somebody of a network a passkey, in that browser of theirs. */
    public SoftAuthenticator addPasskey(Browser browser) {
        var passkey = passkey();
        var question = browser.get("/account/security/passkeys/question").body();
        var answer = browser.post("/account/security/passkeys", "name", "Key", "answer", passkey.create(question));
        if (answer.status() != 303 && answer.status() != 201) {
            throw new AssertionError("no passkey was added: " + answer.status() + "\n" + answer.body());
        }
        return passkey;
    }
}
