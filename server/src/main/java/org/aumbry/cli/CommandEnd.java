package org.aumbry.cli;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** How a command ends that could not do what it was asked for: with a sentence and a code, never with a stack trace. */
final class CommandEnd {

    static final int BUG = 1;
    static final int REFUSED = 2;
    static final int MISUSED = 64;

    private static final String TRACE = "AUMBRY_TRACE";

    private CommandEnd() {}

    /** Runs the command; what it throws becomes a sentence. @return the exit code */
    static int told(IntSupplier command) {
        return told(command, System.err);
    }

    static int told(IntSupplier command, PrintStream err) {
        try {
            return command.getAsInt();
        } catch (MisusedException misused) {
            err.println(misused.getMessage());
            return MISUSED;
        } catch (RuntimeException failed) {
            var sentence = PlainSentence.ofCommand(failed);
            err.println(sentence.orElseGet(() -> unforeseen(failed)));
            if (sentence.isEmpty() && System.getenv(TRACE) != null) {
                failed.printStackTrace(err);
            }
            return sentence.isPresent() ? REFUSED : BUG;
        }
    }

    private static String unforeseen(RuntimeException failed) {
        var at = failed.getStackTrace().length == 0 ? "" : " at " + failed.getStackTrace()[0];
        return "Aumbry failed in a way that nobody foresaw (" + failed.getClass().getSimpleName() + at + "). With "
                + TRACE + "=yes in the environment it says more; please report it.";
    }

    /** Without a context nobody has told the libraries to say little. */
    static void quiet() {
        var logging = LoggingSystem.get(CommandEnd.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    }
}
