package org.aumbry.cli;

import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.data.CannotStartException;
import org.springframework.boot.web.server.PortInUseException;

/** Turns what keeps the program from starting into a sentence for the person at the prompt. */
final class PlainSentence {

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

    private static String portTaken(int port) {
        return "The port " + port + " is taken: end the program that has it, or choose another with AUMBRY_PORT="
                + (port + 1) + ".";
    }
}
