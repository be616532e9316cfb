package org.aumbry.cli;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where the server is reached once it answers. */
@Component
class ReadyLine {

    static final String ANNOUNCE = "aumbry.announce";
    private static final int MILLIS = 1000;

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        boolean wanted = event.getApplicationContext().getEnvironment().getProperty(ANNOUNCE, Boolean.class, false);
        if (!wanted
                || !(event.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        var took = event.getTimeTaken();
        int port = web.getWebServer().getPort();
        System.out.println((port > 0 ? "Aumbry answers at https://localhost:" + port + "/"
                        : "Aumbry works here and answers at no port")
                + (took == null ? "" : " (started in " + Math.ceilDiv(took.toMillis(), MILLIS) + " s)"));
        System.out.println("End it with Ctrl-C.");
    }
}
