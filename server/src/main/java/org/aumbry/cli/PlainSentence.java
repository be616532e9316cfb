package org.aumbry.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Messages;
import org.springframework.boot.web.server.PortInUseException;

/** Turns what keeps the program from starting into a sentence for the person at the prompt. */
final class PlainSentence {

    private static final String NO_CONNECTION = "08";
    private static final String NO_LOGIN = "28";
    private static final String STOPPING = "57P";
    private static final String READ_ONLY = "25006";

    private PlainSentence() {}

    /** The sentence, if the cause lies outside the program; nothing for our own bugs. */
    static Optional<String> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return Optional.empty();
    }

    /** The same for a command, which may also be refused by the rules that hold for people on pages. */
    static Optional<String> ofCommand(Throwable thrown) {
        var plain = of(thrown);
        for (Throwable cause = thrown; plain.isEmpty() && cause != null; cause = cause.getCause()) {
            plain = ofWork(cause);
        }
        return plain;
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case CannotStartException refused -> Optional.of(refused.getMessage());
            case KmsUnavailableException refused -> Optional.of(refused.getMessage());
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case BindException taken -> Optional.of("The port of the server can't be had (" + taken.getMessage()
                    + "): end the program that has it, or choose another with AUMBRY_PORT.");
            case FileSystemException full when String.valueOf(full.getReason()).contains("No space left") ->
                Optional.of("The disk is full: make room, then start again.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofWork(Throwable cause) {
        return switch (cause) {
            case Refusal refused -> Optional.of(refused(refused));
            case TamperedException damaged -> Optional.of("Something that is kept does not open: "
                    + damaged.getMessage() + ".");
            case InvalidPathException noPath -> Optional.of("\"" + noPath.getInput() + "\" is no path.");
            case SQLException failed -> ofDatabase(String.valueOf(failed.getSQLState()));
            case IOException failed -> Optional.of("A file can't be used: " + CannotStartException.why(failed) + ".");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofDatabase(String state) {
        if (state.startsWith(NO_CONNECTION) || state.startsWith(STOPPING)) {
            return Optional.of("The database gives no answer: see that the server runs, then say it again.");
        }
        if (state.startsWith(NO_LOGIN)) {
            return Optional.of("The database refuses the login: see the passwords in the settings or in"
                    + " postgres-secrets of the data folder.");
        }
        return state.equals(READ_ONLY)
                ? Optional.of("The database takes no changes: it follows another one. Ask that one, or promote this.")
                : Optional.empty();
    }

    /** What people read on pages, with the name of the field where there is one. */
    static String refused(Refusal refused) {
        var words = new Messages().text(Locale.ENGLISH, refused.messageKey(), refused.arguments().toArray());
        return refused.field() == null ? words : words + " (" + refused.field() + ")";
    }

    private static String portTaken(int port) {
        return "The port " + port + " is taken: end the program that has it, or choose another with AUMBRY_PORT="
                + (port + 1) + ".";
    }
}
