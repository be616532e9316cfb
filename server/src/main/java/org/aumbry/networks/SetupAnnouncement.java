package org.aumbry.networks;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the console where the first run goes on, as long as there is no network. */
@Component
class SetupAnnouncement {

    private final FirstNetwork first;
    private final SetupToken token;

    SetupAnnouncement(FirstNetwork first, SetupToken token) {
        this.first = first;
        this.token = token;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null
                && web.getWebServer().getPort() > 0
                && first.awaited()) {
            System.out.println("Set this installation up at https://localhost:" + web.getWebServer().getPort()
                    + "/setup?token=" + token.text());
        }
    }
}
