package org.aumbry.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.aumbry.kernel.Visit;
import org.aumbry.mail.MailSettings.Security;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Hands letters to the configured mail server (RFC 5321), as one plain text in UTF-8 each. */
@Component
class SmtpDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int GOOD_UNTIL = 500;

    private final MailSettings settings;
    private final Egress egress;
    private final Session session;
    private final Clock clock;

    @Autowired
    SmtpDoor(MailSettings settings, Egress egress, Clock clock) {
        this(settings, egress, clock, PATIENCE);
    }

    SmtpDoor(MailSettings settings, Egress egress, Clock clock, Duration patience) {
        this.settings = settings;
        this.egress = egress;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, patience));
    }

    /** Whether there is a mail server. */
    boolean open() {
        return settings.delivers();
    }

    /** @throws NotVisitedException while the mail server is left alone: nothing was tried */
    void send(Written letter) throws Undeliverable {
        if (letter.to().isEmpty()) {
            // The keys of whoever it is for were destroyed meanwhile, and the address with them.
            throw new Undeliverable(Problem.REFUSED, true);
        }
        try (var visit = egress.visit(Egress.Party.MAIL_SERVER, settings.host(), settings.port())) {
            deliver(letter, visit);
        } catch (NotVisitedException notNow) {
            if (notNow.why() == Why.NOT_ALLOWED) {
                throw new Undeliverable(Problem.UNREACHABLE, false);
            }
            throw notNow;
        }
    }

    private void deliver(Written letter, Visit visit) throws Undeliverable {
        try (var transport = session.getTransport(settings.tls() == Security.IMPLICIT ? "smtps" : "smtp")) {
            if (settings.user().isBlank()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), password());
            }
            var message = message(letter);
            transport.sendMessage(message, message.getAllRecipients());
            visit.answered();
        } catch (MessagingException refused) {
            var why = why(refused);
            if (why.problem() != Problem.UNREACHABLE) {
                visit.answered();
            }
            throw why;
        }
    }

    private Message message(Written letter) throws MessagingException {
        var from = new InternetAddress(settings.from(), true);
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@" + host(from) + ">");
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(LetterWords.address(letter.to()), true));
        message.setSubject(LetterWords.subject(letter.subject()), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setText(String.valueOf(letter.body()), "UTF-8");
        message.saveChanges();
        return message;
    }

    private static String host(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private String password() {
        if (settings.passwordFile() == null) {
            return settings.password();
        }
        try (var lines = Files.lines(settings.passwordFile(), StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties properties(MailSettings settings, Duration patience) {
        var millis = String.valueOf(patience.toMillis());
        var properties = new Properties();
        var name = settings.tls() == Security.IMPLICIT ? "mail.smtps." : "mail.smtp.";
        properties.put(name + "host", settings.host());
        properties.put(name + "port", String.valueOf(settings.port()));
        properties.put(name + "auth", String.valueOf(!settings.user().isBlank()));
        properties.put(name + "allowutf8", "true");
        properties.put(name + "connectiontimeout", millis);
        properties.put(name + "timeout", millis);
        properties.put(name + "writetimeout", millis);
        properties.put(name + "ssl.checkserveridentity", "true");
        properties.put(name + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.tls() == Security.STARTTLS) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        if (settings.certificate() != null) {
            properties.put(name + "ssl.socketFactory", TrustedCertificate.sockets(settings.certificate()));
        }
        return properties;
    }

    private static Undeliverable why(MessagingException refused) {
        for (Exception each = refused; each != null; each = next(each)) {
            int code = code(each);
            if (code > 0) {
                boolean forGood = code >= GOOD_UNTIL;
                return new Undeliverable(forGood ? Problem.REFUSED : Problem.BUSY, forGood);
            }
            if (each instanceof AuthenticationFailedException) {
                return new Undeliverable(Problem.LOGIN, false);
            }
            if (each instanceof SSLException || String.valueOf(each.getMessage()).contains("STARTTLS")) {
                return new Undeliverable(Problem.TLS, false);
            }
        }
        return new Undeliverable(Problem.UNREACHABLE, false);
    }

    private static int code(Exception refused) {
        return switch (refused) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> Math.min(sender.getReturnCode(), GOOD_UNTIL - 1);
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    /** The exception behind this one: an address's own refusal says more than that of the whole letter. */
    private static @org.jspecify.annotations.Nullable Exception next(Exception refused) {
        if (refused instanceof MessagingException messaging && messaging.getNextException() != null) {
            return messaging.getNextException();
        }
        return refused.getCause() instanceof Exception cause && !Objects.equals(cause, refused) ? cause : null;
    }
}
