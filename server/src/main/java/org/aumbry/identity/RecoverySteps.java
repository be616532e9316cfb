package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What recovering does inside one network. */
@Component
class RecoverySteps {

    /** Administrators have so long to stop it. */
    static final Duration DELAY = Duration.ofDays(7);

    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final RecoveryStore store;
    private final UserStore users;
    private final Invitations invitations;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    RecoverySteps(
            RecoveryStore store,
            UserStore users,
            Invitations invitations,
            Mail mail,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.invitations = invitations;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /** Begins the claim, or goes on with it once its time has come. */
    @Transactional
    Recovery.Standing proceed(RecoveryTicket.Read ticket) {
        var found = store.locked(ticket.hash());
        if (found.isEmpty()) {
            return begin(ticket);
        }
        var claim = found.get();
        return switch (claim.state()) {
            case STOPPED -> Recovery.Standing.stopped();
            case USED -> Recovery.Standing.used();
            case WAITING -> claim.readyAt().isAfter(here.now())
                    ? Recovery.Standing.waiting(claim.readyAt())
                    : invite(claim);
        };
    }

    private Recovery.Standing begin(RecoveryTicket.Read ticket) {
        var claim = new RecoveryClaim(
                here.id(), ticket.domain(), ticket.email(), here.now(), here.now().plus(DELAY),
                RecoveryClaim.State.WAITING);
        store.add(claim, ticket.hash());
        journal.record(system(), "recovery.start", ref(claim.id()), Map.of(
                "domain", claim.domain(), "email", claim.email(), "ready", claim.readyAt().toString()));
        users.users(users.lockAdmins()).forEach(admin -> mail.send(
                Letter.to(admin.email(), admin.preferences().language(), "identity.recovery.mail", claim.domain())
                        .of(admin.id())
                        .link("/admin/recovery")));
        return Recovery.Standing.waiting(claim.readyAt());
    }

    private Recovery.Standing invite(RecoveryClaim claim) {
        if (users.byEmail(claim.email()).isPresent()) {
            throw Refusal.invalid("email", "identity.email.taken");
        }
        store.decide(claim.id(), RecoveryClaim.State.USED, null, here.now());
        var name = claim.email().substring(0, claim.email().indexOf('@'));
        var link = invitations.first(new NewUser(name, claim.email(), Role.ADMIN, "en"));
        journal.record(system(), "recovery.invite", ref(claim.id()), Map.of("user", link.user().toString()));
        return Recovery.Standing.invited(link.path());
    }

    @Transactional
    void stop(Principal who, UUID id) {
        if (!store.decide(id, RecoveryClaim.State.STOPPED, who.user(), here.now())) {
            throw Refusal.notFound();
        }
        journal.record(who, "recovery.stop", ref(id));
    }

    @Transactional(readOnly = true)
    List<RecoveryClaim> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    long waiting() {
        return store.waiting();
    }

    private Principal system() {
        return Principal.system(here.tenant(), NOBODY);
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("recovery", id);
    }
}
