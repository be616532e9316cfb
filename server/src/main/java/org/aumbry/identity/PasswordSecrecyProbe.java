package org.aumbry.identity;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes, compares and refuses a password made up for the moment, and reads along in the log meanwhile: the password
 * stands neither there nor in what is kept of it nor in what its owner is told.
 */
@Component
class PasswordSecrecyProbe implements Probe {

    private static final int BYTES = 18;
    private static final int SHORT = 6;

    private final Function<String, String> handling;
    private final Randomness randomness;

    @Autowired
    PasswordSecrecyProbe(PasswordDesk desk, Passwords passwords, Randomness randomness) {
        this(password -> handle(desk, passwords, password), randomness);
    }

    /** @param handling does with a password what a sign-in does; answers all that is kept or told */
    PasswordSecrecyProbe(Function<String, String> handling, Randomness randomness) {
        this.handling = handling;
        this.randomness = randomness;
    }

    @Override
    public String id() {
        return "identity.password-secrecy";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-10");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES));
        var log = new Reading();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        String kept;
        try {
            kept = handling.apply(password);
        } finally {
            root.detachAppender(log);
        }
        if (kept.contains(password)) {
            return Result.fails("a password stands in what is kept of it or told about it");
        }
        return log.lines.stream().anyMatch(line -> line.contains(password))
                ? Result.fails("a password stands in the log")
                : Result.holds(
                        "a password was taken, compared and refused, and stood neither in the log nor elsewhere");
    }

    private static String handle(PasswordDesk desk, Passwords passwords, String password) {
        var fresh = desk.take("password", password, false, "Probe Person", "probe@probe.example");
        passwords.matches(password, fresh.hash());
        try {
            desk.require(password.substring(0, SHORT), password, "probe@probe.example");
            return fresh + fresh.hash() + fresh.standing().encoded();
        } catch (Refusal refused) {
            return fresh + fresh.hash() + fresh.standing().encoded() + refused.getMessage() + refused.arguments();
        }
    }

    /** Everything that is logged while it listens. */
    private static final class Reading extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : thrown.getMessage()));
        }
    }
}
