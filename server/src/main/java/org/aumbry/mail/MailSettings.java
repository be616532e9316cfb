package org.aumbry.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How letters leave, and how many may.
 *
 * @param host name of the mail server; without one letters stay in the outbox
 * @param port its port
 * @param tls `starttls`, `implicit`, or `none`, which is taken for this machine only
 * @param certificate PEM file with the certificate to trust instead of the public ones
 * @param user name to sign in with; empty for none
 * @param password its password, from the environment
 * @param passwordFile file whose first line is its password
 * @param from address that letters come from
 * @param viewer whether administrators can read every letter that leaves, from this machine only; for development
 * @param perRecipientHour how many letters one address gets in an hour at most
 * @param perSenderHour how many letters one person's acts send in an hour at most
 */
@Validated
@ConfigurationProperties("aumbry.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @DefaultValue("starttls") Security tls,
        @Nullable Path certificate,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Path passwordFile,
        @DefaultValue("") String from,
        @DefaultValue("false") boolean viewer,
        @DefaultValue("20") @Min(1) @Max(1000) int perRecipientHour,
        @DefaultValue("200") @Min(1) @Max(100000) int perSenderHour) {

    /** How the connection to the mail server is kept private. */
    enum Security {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    MailSettings {
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException("aumbry.mail.from is missing: letters need an address they come from");
        }
        if (!host.isBlank() && tls == Security.NONE && !loopback(host)) {
            throw new IllegalArgumentException(
                    "aumbry.mail.tls: none is for a mail server on this machine; others are reached by TLS only");
        }
    }

    boolean delivers() {
        return !host.isBlank();
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "mail settings";
    }
}
