package org.aumbry.identity;

import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** What every change of a person's factors has in common. */
@Component
class FactorChange {

    private final StepUp stepUp;
    private final SessionStore sessions;
    private final CredentialStore credentials;
    private final FactorDemandStore demands;
    private final WaysIn ways;
    private final FactorNotice notice;
    private final Here here;

    FactorChange(
            StepUp stepUp,
            SessionStore sessions,
            CredentialStore credentials,
            FactorDemandStore demands,
            WaysIn ways,
            FactorNotice notice,
            Here here) {
        this.stepUp = stepUp;
        this.sessions = sessions;
        this.credentials = credentials;
        this.demands = demands;
        this.ways = ways;
        this.notice = notice;
        this.here = here;
    }

    /** Only a person who was just looked at changes their own factors, and never a program of theirs. */
    void require(Principal who) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        stepUp.require(who);
    }

    /** Refuses what has just been taken away when nothing is left by which the person could sign in. */
    void requireWayIn(Principal who) {
        if (!ways.open(who.user())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.passkey.last-way");
        }
    }

    boolean hasPassword(Principal who) {
        return credentials.find(who.user()).isPresent();
    }

    void forgetPassword(Principal who) {
        if (credentials.remove(who.user())) {
            sessions.endAll(who.user(), who.session(), here.now());
            notice.removed(who, Users.ref(who.user()), Factor.PASSWORD.stored());
        }
    }

    /**
     * Records a new factor. Sign-ins elsewhere end, since they were opened without it; the one that asks has shown it.
     */
    void added(Principal who, Factor factor) {
        sessions.endAll(who.user(), who.session(), here.now());
        var session = who.session();
        if (session != null) {
            sessions.addFactor(session, factor);
        }
        demands.settled(who.user());
        notice.added(who, factor.stored());
    }

    /** Records that a factor is gone. */
    void removed(Principal who, ObjectRef what, Factor factor) {
        notice.removed(who, what, factor.stored());
    }
}
