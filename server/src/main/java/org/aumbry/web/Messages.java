package org.aumbry.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Everything the product says, in every language it speaks.
 *
 * <p>Shape: {@code messages/<module>_<language>.properties}, UTF-8, one ICU message for each key.
 */
@Component
public class Messages {

    /** The languages of the pages; the first is used when nothing else is known. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"));

    private static final String FILES = "classpath*:messages/*.properties";
    private static final Pattern FILE_NAME = Pattern.compile("(?<module>[a-z-]+)_(?<language>[a-z]{2})\\.properties");

    private final Map<String, Map<String, MessageFormat>> formats = new TreeMap<>();

    public Messages() {
        LANGUAGES.forEach(language -> formats.put(language.getLanguage(), new TreeMap<>()));
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var name = FILE_NAME.matcher(String.valueOf(file.getFilename()));
                if (!name.matches() || !formats.containsKey(name.group("language"))) {
                    throw new IllegalStateException("a messages file is named module_language: " + file.getFilename());
                }
                var words = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
                add(name.group("language"), words);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String language, Properties words) {
        var target = formats.get(language);
        for (var key : words.stringPropertyNames()) {
            var earlier = target.put(key, new MessageFormat(words.getProperty(key), new ULocale(language)));
            if (earlier != null) {
                throw new IllegalStateException("two messages share a key: " + key);
            }
        }
    }

    /**
     * The message in the given language.
     *
     * @param arguments for {@code {0}}, {@code {1}}, ... of the message
     * @throws IllegalStateException when no such message exists
     */
    public String text(Locale locale, String key, Object... arguments) {
        var format = formats.get(language(locale).getLanguage()).get(key);
        if (format == null) {
            throw new IllegalStateException("no message with the key " + key);
        }
        synchronized (format) {
            return format.format(arguments);
        }
    }

    public boolean has(String key) {
        return formats.get(LANGUAGES.getFirst().getLanguage()).containsKey(key);
    }

    /** The product's language nearest to the given one. */
    public static Locale language(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    /** All keys of one language, in order. */
    public Set<String> keys(Locale locale) {
        return new TreeSet<>(formats.get(language(locale).getLanguage()).keySet());
    }

    /** The message as it is written in the file. */
    public String pattern(Locale locale, String key) {
        return formats.get(language(locale).getLanguage()).get(key).toPattern();
    }
}
