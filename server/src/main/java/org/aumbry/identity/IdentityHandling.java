package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;

/** How long sign-ins, devices, failed guesses and links in mails are kept. */
@Component
class IdentityHandling implements Handling {

    private final Devices devices;

    IdentityHandling(Devices devices) {
        this.devices = devices;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(
                Keeping.fixed("identity.sessions", Sessions.KEPT, ForgettingJob.class, "session.last_seen_at"),
                new Keeping(
                        "identity.devices", devices.kept(), PolicyOption.DEVICE_STALE_DAYS.stored(),
                        ForgettingJob.class, List.of("device.last_seen_at")),
                Keeping.fixed(
                        "identity.guesses", GuessRules.FORGOTTEN_AFTER, ForgettingJob.class, "sign_in_guess"),
                Keeping.fixed(
                        "identity.mailed-links", MailedLinkSteps.KEPT, ForgettingJob.class,
                        "mailed_link.expires_at"),
                Keeping.fixed(
                        "identity.held-forms", HeldFormDesk.KEPT, ForgettingJob.class, "held_form.held_at"));
    }
}
