package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.identity.MailedLinkStore.Purpose;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What asking for and using links in mails does inside one tenant, each step in a transaction of its own. */
@Component
class MailedLinkSteps {

    static final Duration RESET_LIFE = Duration.ofMinutes(30);
    static final Duration SIGN_IN_LIFE = Duration.ofMinutes(15);

    /** How long a link that is over is remembered. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final int MOST_IN_AN_HOUR = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MailedLinkStore store;
    private final UserStore users;
    private final PasswordSetting setting;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    MailedLinkSteps(
            MailedLinkStore store,
            UserStore users,
            PasswordSetting setting,
            Mail mail,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.setting = setting;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /** Mails a link to set another password to whoever has that address; nobody, nothing. */
    @Transactional
    void mailReset(String email, String network, Origin origin) {
        reader(email).ifPresent(user -> {
            var path = "/reset/" + add(user, Purpose.RESET, null, RESET_LIFE);
            mail.send(Letter.to(user.email(), user.preferences().language(), "identity.mail.reset", network)
                    .of(user.id())
                    .secretLink(path, RESET_LIFE));
            journal.recordUnrecognised(user.id(), "password.ask-reset", Outcome.ALLOWED, null, origin.address());
        });
    }

    /** Mails a link to sign in with, good in the browser that asked. */
    @Transactional
    void mailSignIn(String email, String network, String browser, Origin origin) {
        reader(email).ifPresent(user -> {
            var path = "/sign-in/link/" + add(user, Purpose.SIGN_IN, browser, SIGN_IN_LIFE);
            mail.send(Letter.to(user.email(), user.preferences().language(), "identity.mail.sign-in", network)
                    .of(user.id())
                    .secretLink(path, SIGN_IN_LIFE));
            journal.recordUnrecognised(user.id(), "sign-in.ask-link", Outcome.ALLOWED, null, origin.address());
        });
    }

    /** Whose password a link sets; empty when it is none, or no longer. */
    @Transactional(readOnly = true)
    Optional<User> resetting(OpaqueToken token) {
        return store.find(Purpose.RESET, token.hash(), here.now())
                .flatMap(link -> users.find(link.user()))
                .filter(User::active);
    }

    /** Uses the link up: sets the password, ends every sign-in and every other link, tells the person. */
    @Transactional
    boolean reset(OpaqueToken token, FreshPassword fresh) {
        var now = here.now();
        var user = resetting(token);
        var link = store.find(Purpose.RESET, token.hash(), now);
        if (user.isEmpty() || link.isEmpty() || !store.use(link.get().id(), now)) {
            return false;
        }
        var id = user.get().id();
        setting.set(user.get(), fresh);
        journal.record(Principal.system(here.tenant(), id), "user.reset-password", Users.ref(id));
        return true;
    }

    /** Whether the link is good in the browser that keeps this. */
    @Transactional(readOnly = true)
    boolean fits(OpaqueToken token, String browser) {
        return signingIn(token, browser).isPresent();
    }

    /** Uses the link up; the person it is for. */
    @Transactional
    Optional<UserId> signIn(OpaqueToken token, String browser) {
        return signingIn(token, browser)
                .filter(link -> store.use(link.id(), here.now()))
                .map(MailedLinkStore.Open::user);
    }

    /** How many links there are, and how many of them last too long or belong to no browser. */
    @Transactional(readOnly = true)
    MailedLinkStore.Survey survey() {
        return store.survey();
    }

    @Transactional
    int forgetOld() {
        return store.forget(here.now().minus(KEPT));
    }

    private Optional<MailedLinkStore.Open> signingIn(OpaqueToken token, String browser) {
        return store.find(Purpose.SIGN_IN, token.hash(), here.now())
                .filter(link -> link.browserHash() != null
                        && Hashes.same(link.browserHash(), hash(browser)))
                .filter(link -> link.user() != null && users.find(link.user()).filter(User::active).isPresent());
    }

    /** The person with that address who may come in and did not get enough links in this hour. */
    private Optional<User> reader(String email) {
        return users.byEmail(email)
                .filter(User::active)
                .filter(user -> store.countOf(user.id(), here.now().minus(HOUR)) < MOST_IN_AN_HOUR);
    }

    private String add(User user, Purpose purpose, @Nullable String browser, Duration life) {
        var token = here.token();
        var browserHash = browser == null ? null : hash(browser);
        store.add(
                new MailedLinkStore.Fresh(
                        here.id(), purpose, user.id(), null, token.hash(), browserHash, here.now().plus(life)),
                here.now());
        return token.text();
    }

    private static byte[] hash(String browser) {
        return Hashes.sha256(browser.getBytes(StandardCharsets.UTF_8));
    }
}
