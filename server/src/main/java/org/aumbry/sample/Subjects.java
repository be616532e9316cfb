package org.aumbry.sample;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** English words for the subjects of the register, from the messages that its page uses. */
final class Subjects {

    private static final Properties WORDS = read();

    private Subjects() {}

    static String inWords(String family) {
        var words = WORDS.getProperty("assurance.family." + family.toLowerCase(Locale.ROOT));
        if (words == null) {
            throw new IllegalStateException("A subject of the register has no words: " + family);
        }
        return words;
    }

    private static Properties read() {
        var properties = new Properties();
        try (var stream = Subjects.class.getResourceAsStream("/messages/assurance_en.properties")) {
            if (stream == null) {
                throw new IllegalStateException("The words of the register are missing from the program");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
