package org.aumbry.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.aumbry.identity.MailedLinkStore.Purpose;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What joining by domain does inside one tenant, each step in a transaction of its own. */
@Component
class DomainJoinSteps {

    static final Duration LIFE = Duration.ofMinutes(60);

    private final MailedLinkStore links;
    private final JoinRequestStore requests;
    private final Users users;
    private final CredentialStore credentials;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    DomainJoinSteps(
            MailedLinkStore links,
            JoinRequestStore requests,
            Users users,
            CredentialStore credentials,
            Mail mail,
            Journal journal,
            Here here) {
        this.links = links;
        this.requests = requests;
        this.users = users;
        this.credentials = credentials;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /** Mails a link to join by; to someone who is here already, where to sign in. */
    @Transactional
    void invite(String email, String network, String language) {
        var known = users.findByEmail(email);
        if (known.isPresent()) {
            var user = known.get();
            if (user.active()) {
                mail.send(Letter.to(user.email(), user.preferences().language(), "identity.mail.known", network)
                        .of(user.id())
                        .link("/sign-in"));
            }
            return;
        }
        var token = here.token();
        links.add(
                new MailedLinkStore.Fresh(
                        here.id(), Purpose.JOIN, null, email, token.hash(), null, here.now().plus(LIFE)),
                here.now());
        mail.send(Letter.to(email, language, "identity.mail.join", network)
                .secretLink("/join/mail/" + token.text(), LIFE));
    }

    /** The address that a link was mailed to; empty when it is none, or no longer. */
    @Transactional(readOnly = true)
    Optional<String> address(OpaqueToken token) {
        return links.find(Purpose.JOIN, token.hash(), here.now())
                .map(MailedLinkStore.Open::email)
                .filter(email -> users.findByEmail(email).isEmpty());
    }

    /** Uses the link up: the person is a member from now on. */
    @Transactional
    Optional<UserId> join(OpaqueToken token, NewUser draft, @Nullable FreshPassword password) {
        if (!use(token)) {
            return Optional.empty();
        }
        var user = users.create(draft, AccountState.ACTIVE);
        if (password != null) {
            credentials.set(user.id(), password.hash(), password.standing(), here.now());
        }
        var self = Principal.system(here.tenant(), user.id());
        journal.record(self, "user.join", Users.ref(user.id()), Map.of("by", "domain"));
        return Optional.of(user.id());
    }

    /** Uses the link up: the person's request waits for an administrator. */
    @Transactional
    boolean request(OpaqueToken token, String name, String email, String language) {
        if (!use(token)) {
            return false;
        }
        requests.add(new JoinRequest(here.id(), name, email, language, here.now()));
        return true;
    }

    private boolean use(OpaqueToken token) {
        return links.find(Purpose.JOIN, token.hash(), here.now())
                .filter(link -> links.use(link.id(), here.now()))
                .isPresent();
    }
}
