package org.aumbry.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the first network from settings, so that a start needs nobody in front of a browser. */
@Component
class UnattendedSetup {

    private static final Logger LOG = LoggerFactory.getLogger(UnattendedSetup.class);

    private final SetupSettings settings;
    private final FirstNetwork first;
    private final NetworkFounding founding;
    private final Founder founder;

    UnattendedSetup(SetupSettings settings, FirstNetwork first, NetworkFounding founding, Founder founder) {
        this.settings = settings;
        this.first = first;
        this.founding = founding;
        this.founder = founder;
    }

    @EventListener
    void started(ApplicationStartedEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext) {
            run();
        }
    }

    void run() {
        var network = settings.network();
        if (network == null || !first.awaited()) {
            return;
        }
        var person = new FirstPerson(
                required(settings.name(), "name"), required(settings.email(), "email"), settings.language());
        try {
            password().ifPresentOrElse(
                    password -> {
                        first.found(network, person, founder.prepare(person, password, network), settings.sample());
                        LOG.info("The first network is made as aumbry.setup says");
                    },
                    () -> invite(network, person));
        } catch (Refusal refused) {
            throw new CannotStartException("aumbry.setup can't be carried out (" + refused.messageKey()
                    + (refused.field() == null ? "" : ", " + refused.field()) + "): correct it and start again.");
        }
    }

    private void invite(String network, FirstPerson person) {
        var path = founding.create(network, person).invitationPath();
        System.out.println("The first administrator comes in by this link, which is shown only now: " + path);
    }

    private Optional<String> password() {
        var file = settings.passwordFile();
        if (file == null) {
            return Optional.ofNullable(settings.password());
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException unreadable) {
            throw new CannotStartException("aumbry.setup.password-file can't be read: " + file, unreadable);
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new CannotStartException("aumbry.setup.network is set, so aumbry.setup." + name
                    + " must be set too.");
        }
        return value;
    }
}
