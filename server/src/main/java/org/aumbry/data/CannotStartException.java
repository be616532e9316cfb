package org.aumbry.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Something outside the program keeps it from running. The message is one plain sentence that says what to do. */
public final class CannotStartException extends RuntimeException {

    public CannotStartException(String sentence) {
        this(sentence, null);
    }

    public CannotStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What is wrong with a file, for the end of a sentence: Java's own messages are mostly a path and nothing else. */
    public static String why(IOException failed) {
        return switch (failed) {
            case NoSuchFileException missing when missing.getReason() == null ->
                "there is no " + missing.getFile();
            case AccessDeniedException denied ->
                "the user " + System.getProperty("user.name") + " may not use " + denied.getFile();
            case NotDirectoryException file -> file.getFile() + " is no folder";
            case CharacterCodingException binary -> "it is no text";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
