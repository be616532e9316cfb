package org.aumbry.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, Map<String, String>> patterns = new HashMap<>();
    private final Map<String, Map<String, MessageFormat>> formats = new HashMap<>();

    public Messages() {
        for (var language : LANGUAGES) {
            patterns.put(language.getLanguage(), new HashMap<>());
            formats.put(language.getLanguage(), new ConcurrentHashMap<>());
        }
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
        var target = patterns.get(language);
        for (var key : words.stringPropertyNames()) {
            if (target.put(key, words.getProperty(key)) != null) {
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
        var language = language(locale).getLanguage();
        // Understanding thousands of patterns takes longer than a start should; most are never used in its life.
        var format = formats.get(language)
                .computeIfAbsent(key, unused -> new MessageFormat(pattern(locale, key), new ULocale(language)));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    public boolean has(String key) {
        return patterns.get(LANGUAGES.getFirst().getLanguage()).containsKey(key);
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
        return new TreeSet<>(patterns.get(language(locale).getLanguage()).keySet());
    }

    /**
     * The message as it is written in the file.
     *
     * @throws IllegalStateException when no such message exists
     */
    public String pattern(Locale locale, String key) {
        var pattern = patterns.get(language(locale).getLanguage()).get(key);
        if (pattern == null) {
            throw new IllegalStateException("no message with the key " + key);
        }
        return pattern;
    }
}
