package org.aumbry.identity;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: forgets failed guesses of yesterday and, in each tenant, sessions that ended long ago. */
@Component
class ForgettingJob {

    private final EachTenant each;
    private final Sessions sessions;
    private final Devices devices;
    private final Guesses guesses;
    private final MailedLinkSteps links;
    private final Challenges challenges;
    private final HeldFormDesk forms;

    ForgettingJob(
            EachTenant each,
            Sessions sessions,
            Devices devices,
            Guesses guesses,
            MailedLinkSteps links,
            Challenges challenges,
            HeldFormDesk forms) {
        this.each = each;
        this.sessions = sessions;
        this.devices = devices;
        this.guesses = guesses;
        this.links = links;
        this.challenges = challenges;
        this.forms = forms;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void forget() {
        guesses.forgetOld();
        challenges.forgetOld();
        each.run("Old sessions of a network could not be forgotten", () -> {
            sessions.forgetOld();
            devices.forgetStale();
            links.forgetOld();
            forms.forgetOld();
        });
    }
}
