package org.aumbry.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The wording that comes with the program and holds in networks that have published none. */
@Component
class UsualNotice {

    private final Map<String, String> texts =
            Notice.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(each -> each, UsualNotice::read));

    Map<String, String> texts() {
        return texts;
    }

    private static String read(String language) {
        try {
            var file = new ClassPathResource("privacy/notice_" + language + ".txt");
            return file.getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
