package org.aumbry.testing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.aumbry.web.Messages;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The product's words, each forty percent longer while switched on: a language that nobody speaks but that must fit.
 */
@Primary
@Component
public class LongWords extends Messages {

    private static final AtomicBoolean ON = new AtomicBoolean();
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final double MORE = 0.4;

    public static void lengthen(boolean on) {
        ON.set(on);
    }

    @Override
    public String text(Locale locale, String key, Object... arguments) {
        var text = super.text(locale, key, arguments);
        return ON.get() ? WORD.matcher(text).replaceAll(word -> longer(word.group())) : text;
    }

    private static String longer(String word) {
        int letters = (int) Math.ceil(word.length() * MORE);
        return word + "ñaxeo".repeat(letters / 5 + 1).substring(0, letters);
    }
}
